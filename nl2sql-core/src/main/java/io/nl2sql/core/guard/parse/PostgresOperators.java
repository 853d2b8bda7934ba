package io.nl2sql.core.guard.parse;

import static io.nl2sql.core.guard.grammar.PostgresGrammarConstants.*;

import io.nl2sql.core.guard.grammar.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;

/** PostgreSQL's operators: how tightly each binds, and those that Calcite has none of its own for. */
public final class PostgresOperators {
    // From the loosest to the tightest, as in PostgreSQL's gram.y.
    private static final int OR_BINDING = 1;
    private static final int AND_BINDING = 2;
    /** As a prefix. */
    public static final int NOT_BINDING = 3;

    public static final int IS_BINDING = 4;
    static final int COMPARISON = 5;
    /** BETWEEN, IN, LIKE and their kin. */
    public static final int MEMBERSHIP = 6;
    /** Every operator without a binding of its own. */
    public static final int OTHER = 8;

    private static final int SUM = 9;
    private static final int PRODUCT = 10;
    private static final int POWER = 11;
    private static final int AT = 12;
    private static final int COLLATION = 13;
    /** A sign before an operand. */
    public static final int SIGN = 14;

    private static final int SUBSCRIPT = 15;
    private static final int CAST_BINDING = 16;

    /** Begins the names of operators that stand before their operand. */
    public static final String PREFIX_LABEL = "prefix ";

    public static final SqlOperator AT_TIME_ZONE = operator("AT TIME ZONE");
    /** An expression and a literal that names the collation. */
    public static final SqlOperator COLLATE_OPERATOR = operator("COLLATE");
    /** An array and the bounds of the slice, NULL where one is not given. */
    public static final SqlOperator SLICE = operator("SLICE");
    /** The number of rows of {@code FETCH … WITH TIES}. */
    public static final SqlOperator WITH_TIES = operator("WITH TIES");

    public static final SqlOperator WITH_ORDINALITY = operator("WITH ORDINALITY");
    /** A function in FROM and the types that the query gives its columns. */
    public static final SqlOperator DEFINED = operator("COLUMN DEFINITIONS");
    /** A table of which TABLESAMPLE takes a part. */
    public static final SqlOperator SAMPLE = operator("TABLESAMPLE");

    /** The right side of a join and a name for the columns that USING merges. */
    public static final SqlOperator USING_ALIAS = operator("USING ALIAS");
    /** A recursive query and the columns that SEARCH and CYCLE add to it. */
    public static final SqlOperator MARKED = operator("SEARCH OR CYCLE");

    public static final SqlOperator OVERLAP_TEST = operator("OVERLAPS");
    /** A composite value and a literal that names one of its fields. */
    public static final SqlOperator FIELD = operator("FIELD");
    /** All fields of a composite value. */
    public static final SqlOperator FIELDS = operator("FIELDS");

    private static final Map<String, SqlOperator> INFIX = new ConcurrentHashMap<>();
    private static final Map<String, SqlOperator> PREFIX = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 1_000;

    private PostgresOperators() {}

    private static SqlOperator operator(String name) {
        return new SqlSpecialOperator(name, SqlKind.OTHER);
    }

    /** The operator between two operands. */
    public static SqlOperator infix(String name) {
        return known(INFIX, name, name);
    }

    /** The operator before an operand. */
    public static SqlOperator prefix(String name) {
        return known(PREFIX, name, PREFIX_LABEL + name);
    }

    /** Names come from texts that nobody trusts; only so many are kept. */
    private static SqlOperator known(Map<String, SqlOperator> operators, String name, String label) {
        SqlOperator known = operators.get(name);
        if (known == null) {
            known = new Written(label);
            if (operators.size() < MOST_KNOWN) {
                operators.put(name, known);
            }
        }
        return known;
    }

    /** Whether a sign of the query made this operator, and not a word. */
    public static boolean isWritten(SqlOperator operator) {
        return operator instanceof Written;
    }

    private static final class Written extends SqlSpecialOperator {
        Written(String name) {
            super(name, SqlKind.OTHER);
        }
    }

    /** How tightly the token binds to what stands before it; 0 where it does not. */
    public static int binding(Token token, Token next) {
        return switch (token.kind) {
            case OR -> OR_BINDING;
            case AND -> AND_BINDING;
            case IS, ISNULL, NOTNULL -> IS_BINDING;
            case EQ, NE, LT, GT, LE, GE -> COMPARISON;
            case BETWEEN, IN, LIKE, ILIKE, SIMILAR, OVERLAPS -> MEMBERSHIP;
            case NOT -> isMembership(next) ? MEMBERSHIP : 0;
            case PG_OPERATOR -> token.image.equals("=>") ? 0 : OTHER;
            case PLUS, MINUS -> SUM;
            case STAR, SLASH, PERCENT_REMAINDER -> PRODUCT;
            case CARET -> POWER;
            case IDENTIFIER -> TokenKinds.isWord(token, "at") && TokenKinds.isWord(next, "time") ? AT : 0;
            case COLLATE -> COLLATION;
            case LBRACKET -> SUBSCRIPT;
            case PG_CAST -> CAST_BINDING;
            default -> 0;
        };
    }

    private static boolean isMembership(Token token) {
        return switch (token.kind) {
            case BETWEEN, IN, LIKE, ILIKE, SIMILAR -> true;
            default -> false;
        };
    }

    /** Whether operators of this binding can follow each other without parentheses. */
    public static boolean associates(int binding) {
        return binding != IS_BINDING && binding != COMPARISON && binding != MEMBERSHIP;
    }

    /** What is sorted by, without directions. */
    public static List<SqlNode> keys(SqlNodeList order) {
        List<SqlNode> keys = new ArrayList<>();
        order.forEach(key -> keys.add(key(key)));
        return keys;
    }

    private static SqlNode key(SqlNode node) {
        return switch (node.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> key(((SqlCall) node).operand(0));
            default -> node;
        };
    }
}
