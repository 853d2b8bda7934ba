package io.nl2sql.core.guard;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.Tokens;
import io.nl2sql.core.guard.parse.TypeNames;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Set;

/**
 * An administrator's condition or mask, made safe to splice: one balanced expression without comments, its claims bound
 * and typed, the table's columns qualified so that no name of the asker's query can take their place, the tables of its
 * sub-queries written with their schemas so that no WITH can.
 *
 * @param sql the text
 * @param canFail whether some value in a row could make it fail
 */
record PolicyExpression(String sql, boolean canFail) {
    private static final int MOST_TOKENS = 2_000;

    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "is",
            "null",
            "true",
            "false",
            "unknown",
            "in",
            "like",
            "ilike",
            "similar",
            "to",
            "escape",
            "between",
            "symmetric",
            "any",
            "all",
            "some",
            "exists",
            "case",
            "when",
            "then",
            "else",
            "end",
            "distinct",
            "from",
            "cast",
            "as",
            "collate",
            "array",
            "row",
            "at",
            "time",
            "zone",
            "interval",
            "current_date",
            "current_timestamp",
            "localtimestamp",
            "current_time",
            "localtime",
            "for");

    /** Words that leave an expression unable to fail. */
    private static final Set<String> HARMLESS_WORDS = Set.of(
            "and",
            "or",
            "not",
            "is",
            "null",
            "true",
            "false",
            "unknown",
            "in",
            "between",
            "any",
            "all",
            "some",
            "exists",
            "case",
            "when",
            "then",
            "else",
            "end",
            "distinct",
            "from",
            "current_date",
            "select",
            "where",
            "join",
            "on",
            "inner",
            "left");

    /** Words that would hide a table from the check of its name. */
    private static final Set<String> CLEVER =
            Set.of("with", "table", "lateral", "into", "union", "except", "intersect");

    /** PostgreSQL's own identities: those of the pool's role, for every asker. */
    private static final Set<String> DATABASE_USER = Set.of(
            "current_user", "session_user", "system_user", "user", "current_role", "current_catalog", "current_schema");

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

    static PolicyExpression of(SqlFragment fragment, TableName table) {
        Tokens read = Lexer.readPolicy(String.join(" ? ", fragment.texts()), MOST_TOKENS);
        return new Writer(table, read, fragment.parameters()).write();
    }

    private static final class Writer {
        private final TableName table;
        private final List<Token> tokens;
        private final List<ClaimValue> claims;
        private final boolean readable;
        private final StringBuilder sql = new StringBuilder();
        private int depth;
        private int queryDepth;
        private int claim;
        private boolean canFail;

        Writer(TableName table, Tokens read, List<ClaimValue> claims) {
            this.table = table;
            this.tokens = read.list();
            this.claims = claims;
            this.readable = read.problems().isEmpty();
        }

        PolicyExpression write() {
            long parameters = tokens.stream()
                    .filter(token -> token.kind() == Token.Kind.PARAMETER)
                    .count();
            check(readable && !tokens.isEmpty() && parameters == claims.size(), "cannot be read");
            for (int at = 0; at < tokens.size(); at++) {
                at = write(at);
            }
            check(depth == 0, "has unbalanced parentheses");
            return new PolicyExpression(sql.toString(), canFail);
        }

        /** Writes one token or a few; the index of the last. */
        private int write(int at) {
            Token token = tokens.get(at);
            check(!token.is(";"), "holds a semicolon");
            count(at);
            if (token.kind() == Token.Kind.PARAMETER) {
                return parameter(at);
            }
            check(
                    !CLEVER.contains(token.value()) || token.kind() != Token.Kind.WORD,
                    "has a sub-query that is too clever");
            check(!asksForDatabaseUser(at), "asks for the database's user; use a claim");
            if (queryDepth > 0) {
                checkInQuery(at);
            } else {
                check(!token.is("select") && !token.is("values"), "has a sub-query without parentheses");
                check(!namesAnotherTable(at), "names a table that is not its own");
            }
            judge(at);
            if (token.is("::") || token.is("as") && queryDepth == 0) {
                return type(at);
            }
            boolean column = queryDepth == 0 && isColumn(at);
            put(column ? Token.quoted(table.table()) + "." + token.sql() : token.sql());
            return at;
        }

        private boolean asksForDatabaseUser(int at) {
            boolean bare = !is(at - 1, ".") && !is(at + 1, ".");
            return bare
                    && tokens.get(at).kind() == Token.Kind.WORD
                    && DATABASE_USER.contains(tokens.get(at).value());
        }

        private boolean namesAnotherTable(int at) {
            String name = tokens.get(at).value();
            boolean qualifies = tokens.get(at).isIdentifier() && is(at + 1, ".") && !is(at - 1, ".");
            return qualifies && !is(at + 3, "(") && !name.equals(table.table()) && !name.equals(table.schema());
        }

        private void put(String text) {
            if (!sql.isEmpty()) {
                sql.append(' ');
            }
            sql.append(text);
        }

        private void count(int at) {
            Token token = tokens.get(at);
            if (token.is("(")) {
                depth++;
                if (queryDepth == 0 && (is(at + 1, "select") || is(at + 1, "values"))) {
                    queryDepth = depth;
                }
            } else if (token.is(")")) {
                if (depth == queryDepth) {
                    queryDepth = 0;
                }
                depth--;
                check(depth >= 0, "has unbalanced parentheses");
            }
        }

        private int parameter(int at) {
            ClaimValue value = claims.get(claim++);
            String type = typeOf(value);
            put("CAST(? AS " + type + ")");
            return at;
        }

        private static String typeOf(ClaimValue value) {
            String element =
                    switch (value.type()) {
                        case TEXT -> "text";
                        case INTEGER -> "bigint";
                        case DECIMAL -> "numeric";
                        case BOOLEAN -> "boolean";
                    };
            return value.multiple() ? element + "[]" : element;
        }

        /** Sub-queries name their tables with schemas; what hides tables from this check is refused. */
        private void checkInQuery(int at) {
            Token token = tokens.get(at);
            boolean distinctFrom = token.is("from") && is(at - 1, "distinct");
            if ((token.is("from") || token.is("join")) && !distinctFrom) {
                boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).isIdentifier() && is(at + 2, ".");
                check(qualified, "names a table without its schema in a sub-query");
                check(!commaFollows(at + 1), "joins tables with a comma in a sub-query; use JOIN");
            }
        }

        private boolean commaFollows(int start) {
            for (int at = start; at < tokens.size(); at++) {
                Token token = tokens.get(at);
                if (token.is("where") || token.is("on") || token.is("join") || token.is(")") || token.is("using")) {
                    return false;
                }
                if (token.is(",")) {
                    return true;
                }
            }
            return false;
        }

        private int type(int at) {
            int end = TypeNames.read(tokens, at + 1).map(TypeNames.Use::end).orElse(at + 2);
            check(end <= tokens.size(), "ends in a cast");
            boolean afterClaim = at > 0 && tokens.get(at - 1).kind() == Token.Kind.PARAMETER;
            canFail |= !afterClaim;
            put(Tokens.sql(tokens.subList(at, end)));
            for (int i = at + 1; i < end; i++) {
                count(i);
            }
            return end - 1;
        }

        private boolean isColumn(int at) {
            Token token = tokens.get(at);
            boolean name = token.kind() == Token.Kind.NAME
                    || token.kind() == Token.Kind.WORD && !WORDS.contains(token.value());
            boolean field = is(at + 1, "from") && is(at - 1, "(") && is(at - 2, "extract");
            boolean typed = at + 1 < tokens.size() && tokens.get(at + 1).kind() == Token.Kind.STRING;
            boolean collation = is(at - 1, "collate");
            return name && !is(at - 1, ".") && !is(at + 1, ".") && !is(at + 1, "(") && !field && !typed && !collation;
        }

        private void judge(int at) {
            Token token = tokens.get(at);
            boolean fine =
                    switch (token.kind()) {
                        case OPERATOR -> COMPARISONS.contains(token.value());
                        case WORD ->
                            !WORDS.contains(token.value()) && !is(at + 1, "(")
                                    || HARMLESS_WORDS.contains(token.value())
                                    || is(at + 1, "(") && isHarmlessFunction(token.value());
                        case NAME -> !is(at + 1, "(");
                        case SYMBOL -> !token.is("[") && !token.is("::");
                        default -> true;
                    };
            boolean castOfClaim = token.is("::") && tokens.get(at - 1).kind() == Token.Kind.PARAMETER;
            canFail |= !fine && !castOfClaim;
        }

        private static boolean isHarmlessFunction(String name) {
            return Functions.find(name)
                    .filter(function -> function.raises() == Functions.Raises.NEVER)
                    .isPresent();
        }

        private boolean is(int at, String value) {
            return at >= 0 && at < tokens.size() && tokens.get(at).is(value);
        }

        private void check(boolean holds, String what) {
            if (!holds) {
                throw new Nl2SqlException(
                        ErrorCode.POLICY_INVALID,
                        "A policy of this data source " + what + "; an administrator must mend it.");
            }
        }
    }
}
