package io.nl2sql.core.guard.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.Tokens;
import io.nl2sql.core.guard.name.Functions;
import io.nl2sql.core.guard.parse.TypeNames;
import io.nl2sql.security.identity.ClaimShape;
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
 * @param looksUp whether it holds an inner query
 */
record PolicyExpression(String sql, boolean canFail, boolean looksUp) {
    private static final int MOST_TOKENS = 2_000;
    private static final int MOST_KNOWN = 10_000;
    /** What depends on no claim's value is read once. */
    private static final Cache<Key, PolicyExpression> KNOWN =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    private record Key(TableName table, List<String> texts, List<ClaimShape> claims) {}

    private static final String CLAIM = " ? ";

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

    /** PostgreSQL's own identities: those of the pool's role, for every asker. */
    private static final Set<String> DATABASE_USER = Set.of(
            "current_user", "session_user", "system_user", "user", "current_role", "current_catalog", "current_schema");

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

    /** @throws Nl2SqlException POLICY_INVALID where it could mean something else than it seems to */
    static PolicyExpression of(SqlFragment fragment, TableName table) {
        Key key = new Key(
                table,
                fragment.texts(),
                fragment.parameters().stream().map(ClaimValue::shape).toList());
        PolicyExpression known = KNOWN.getIfPresent(key);
        if (known != null) {
            return known;
        }
        try {
            PolicyExpression read = read(fragment, table);
            KNOWN.put(key, read);
            return read;
        } catch (PolicyProblem e) {
            throw new Nl2SqlException(
                    ErrorCode.POLICY_INVALID,
                    "A policy of this data source " + e.getMessage() + "; an administrator must mend it.",
                    e);
        }
    }

    /** @throws PolicyProblem with a place in {@link #text(SqlFragment)} */
    static PolicyExpression read(SqlFragment fragment, TableName table) throws PolicyProblem {
        Tokens read = Lexer.readPolicy(text(fragment), MOST_TOKENS);
        if (!read.problems().isEmpty()) {
            throw new PolicyProblem("cannot be read", read.problems().get(0).offset());
        }
        return new Writer(table, read.list(), fragment.parameters()).write();
    }

    /** The fragment as it is read: with a question mark between spaces for each claim. */
    static String text(SqlFragment fragment) {
        return String.join(CLAIM, fragment.texts());
    }

    /** The PostgreSQL type that a claim is bound as. */
    static String typeOf(ClaimShape shape) {
        String element =
                switch (shape.type()) {
                    case TEXT -> "text";
                    case INTEGER -> "bigint";
                    case DECIMAL -> "numeric";
                    case BOOLEAN -> "boolean";
                };
        return shape.multiple() ? element + "[]" : element;
    }

    private static final class Writer {
        private final TableName table;
        private final List<Token> tokens;
        private final List<ClaimValue> claims;
        private final Set<Integer> columns;
        private final StringBuilder sql = new StringBuilder();
        private int claim;
        private boolean canFail;
        private boolean looksUp;

        Writer(TableName table, List<Token> tokens, List<ClaimValue> claims) throws PolicyProblem {
            this.table = table;
            this.tokens = tokens;
            this.claims = claims;
            checkTokens();
            this.columns = PolicyTree.columns(table, tokens);
        }

        private void checkTokens() throws PolicyProblem {
            long parameters = tokens.stream()
                    .filter(token -> token.kind() == Token.Kind.PARAMETER)
                    .count();
            if (tokens.isEmpty() || parameters != claims.size()) {
                throw new PolicyProblem("cannot be read", 0);
            }
            for (int at = 0; at < tokens.size(); at++) {
                if (tokens.get(at).is(";")) {
                    throw new PolicyProblem("holds a semicolon", tokens.get(at).offset());
                }
                if (asksForDatabaseUser(at)) {
                    throw new PolicyProblem(
                            "asks for the database's user; use a claim",
                            tokens.get(at).offset());
                }
            }
        }

        PolicyExpression write() {
            for (int at = 0; at < tokens.size(); at++) {
                at = write(at);
            }
            return new PolicyExpression(sql.toString(), canFail, looksUp);
        }

        /** Writes one token or a few; the index of the last. */
        private int write(int at) {
            Token token = tokens.get(at);
            if (token.kind() == Token.Kind.PARAMETER) {
                return parameter(at);
            }
            judge(at);
            looksUp |= token.is("select") || token.is("values");
            if (isType(at)) {
                return type(at);
            }
            put(columns.contains(at) ? Token.quoted(table.table()) + "." + token.sql() : token.sql());
            return at;
        }

        /** A cast, whose type can look like anything. */
        private boolean isType(int at) {
            return tokens.get(at).is("::")
                    || tokens.get(at).is("as")
                            && TypeNames.read(tokens, at + 1)
                                    .filter(type -> is(type.end(), ")"))
                                    .isPresent();
        }

        private boolean asksForDatabaseUser(int at) {
            boolean bare = !is(at - 1, ".") && !is(at + 1, ".");
            return bare
                    && tokens.get(at).kind() == Token.Kind.WORD
                    && DATABASE_USER.contains(tokens.get(at).value());
        }

        private void put(String text) {
            if (!sql.isEmpty()) {
                sql.append(' ');
            }
            sql.append(text);
        }

        private int parameter(int at) {
            ClaimValue value = claims.get(claim++);
            String type = typeOf(value.shape());
            put("CAST(? AS " + type + ")");
            return at;
        }

        private int type(int at) {
            int end = TypeNames.read(tokens, at + 1).map(TypeNames.Use::end).orElse(at + 2);
            boolean afterClaim = at > 0 && tokens.get(at - 1).kind() == Token.Kind.PARAMETER;
            canFail |= !afterClaim;
            put(Tokens.sql(tokens.subList(at, end)));
            return end - 1;
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
    }
}
