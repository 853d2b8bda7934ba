package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.guard.finding.Findings;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.List;
import java.util.Set;

/** Operators that a query may use. */
public final class Operators {
    private static final Set<String> INFIX = Set.of(
            "=", "<>", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "||", "%", "^", "~", "~*", "!~", "!~*", "->",
            "->>", "#>", "#>>", "#-", "@>", "<@", "@@", "&&", "&", "|", "#", "<<", ">>", "^@", "<->");

    private static final Set<String> PREFIX = Set.of("+", "-", "~", "!!");

    /** Names an argument of a function. */
    private static final String ARGUMENT = "=>";

    private Operators() {}

    static boolean isInfix(String operator) {
        return INFIX.contains(operator);
    }

    /** The name is the tree's, which tells such operators from those between operands. */
    static boolean isPrefix(String name) {
        return name.startsWith(PostgresOperators.PREFIX_LABEL)
                && PREFIX.contains(name.substring(PostgresOperators.PREFIX_LABEL.length()));
    }

    /** Finds those that are not allowed anywhere. */
    public static void check(List<Token> tokens, Findings findings) {
        for (Token token : tokens) {
            boolean unknown = token.kind() == Token.Kind.OPERATOR
                    && !INFIX.contains(token.value())
                    && !PREFIX.contains(token.value())
                    && !token.value().equals(ARGUMENT);
            if (unknown) {
                findings.add(
                        FindingCode.OPERATOR_NOT_ALLOWED,
                        "The operator " + token.value() + " is not available.",
                        token.offset());
            }
        }
    }
}
