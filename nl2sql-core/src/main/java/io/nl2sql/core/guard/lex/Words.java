package io.nl2sql.core.guard.lex;

import java.util.Set;

/** Words after which a parenthesis opens something else than arguments; they keep their space, for the reader's sake. */
final class Words {
    private static final Set<String> SPACED = Set.of(
            "and",
            "or",
            "not",
            "in",
            "on",
            "as",
            "from",
            "join",
            "where",
            "when",
            "then",
            "else",
            "select",
            "by",
            "using",
            "exists",
            "over",
            "filter",
            "union",
            "all",
            "except",
            "intersect",
            "having",
            "values",
            "between",
            "lateral",
            "group",
            "distinct",
            "limit",
            "offset",
            "like",
            "ilike",
            "is",
            "case",
            "with",
            "materialized");

    private Words() {}

    static boolean isSpacedBeforeParenthesis(String word) {
        return SPACED.contains(word);
    }
}
