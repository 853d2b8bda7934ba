package io.nl2sql.core.guard.policy;

import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import io.nl2sql.core.guard.name.Functions;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.parse.ParseProblem;
import io.nl2sql.core.guard.parse.PostgresOperators;
import io.nl2sql.core.guard.parse.PostgresParser;
import io.nl2sql.core.guard.read.ExpressionReader;
import io.nl2sql.core.guard.read.TableFunctions;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;

/**
 * Reads an administrator's condition or mask with the guard's own parser and walks it by an allow-list of node kinds and
 * functions, as the guard does with queries. Finds the columns that are its own table's. Not thread-safe.
 */
final class PolicyTree {
    private static final Set<SqlKind> SET_OPERATIONS = Set.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);
    private static final Set<String> STAND_INS = Set.of(Constructs.ARRAY, Constructs.QUANTIFIED, Constructs.ROW);
    /** Of no use in a query, but in a policy. */
    private static final Set<String> FURTHER_FUNCTIONS =
            Set.of("sha256", "sha512", "jsonb_exists", "jsonb_exists_any", "jsonb_exists_all");

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("pg_catalog", "information_schema");
    private static final List<Token> BEFORE =
            List.of(word("select"), new Token(Token.Kind.NUMBER, "1", 0), word("from"), word("t"), word("where"));

    private final TableName table;
    private final List<Token> tokens;
    private final Set<Integer> columns = new HashSet<>();

    private PolicyTree(TableName table, List<Token> tokens) {
        this.table = table;
        this.tokens = tokens;
    }

    private static Token word(String word) {
        return new Token(Token.Kind.WORD, word, 0);
    }

    /**
     * Indexes of the tokens that name columns of the policy's own table without saying so.
     *
     * @param tokens with parameters for claims; at least one
     * @throws PolicyProblem where it cannot be a policy
     */
    static Set<Integer> columns(TableName table, List<Token> tokens) throws PolicyProblem {
        PolicyTree tree = new PolicyTree(table, tokens);
        tree.expression(tree.parse(), false);
        return Set.copyOf(tree.columns);
    }

    /** Nothing closes around the expression, so that it cannot close too much. */
    private SqlNode parse() throws PolicyProblem {
        List<Token> query = new ArrayList<>(BEFORE);
        for (Token token : tokens) {
            query.add(token.kind() == Token.Kind.PARAMETER ? new Token(Token.Kind.NUMBER, "0", token.offset()) : token);
        }
        TokenEdits otherWords = new TokenEdits();
        try {
            SqlNode parsed = PostgresParser.parse(query, otherWords);
            if (otherWords.changesWords()) {
                throw new PolicyProblem("holds what is not supported", 0);
            }
            if (parsed instanceof SqlSelect select && isBare(select)) {
                return select.getWhere();
            }
        } catch (ParseProblem e) {
            String what = e.isRefused() ? "holds what is not supported" : "cannot be understood from here on";
            throw new PolicyProblem(
                    what, tokens.get(Math.max(0, e.token() - BEFORE.size())).offset());
        } catch (StackOverflowError e) {
            throw new PolicyProblem("is nested too deeply", 0);
        }
        throw new PolicyProblem("is not one expression", 0);
    }

    private static boolean isBare(SqlSelect select) {
        return select.getGroup() == null
                && select.getHaving() == null
                && select.getQualify() == null
                && (select.getWindowList() == null || select.getWindowList().isEmpty());
    }

    private PolicyProblem problem(SqlNode node, String message) {
        int at = node.getParserPosition().getColumnNum() - 1 - BEFORE.size();
        return new PolicyProblem(
                message,
                tokens.get(Math.min(Math.max(at, 0), tokens.size() - 1)).offset());
    }

    private void expressions(List<? extends SqlNode> nodes, boolean inQuery) throws PolicyProblem {
        for (SqlNode node : nodes) {
            expression(node, inQuery);
        }
    }

    private void expression(SqlNode node, boolean inQuery) throws PolicyProblem {
        if (node == null || node instanceof SqlLiteral || node instanceof SqlDataTypeSpec) {
            return;
        }
        if (node instanceof SqlNodeList list) {
            expressions(list.getList(), inQuery);
        } else if (node instanceof SqlIdentifier name) {
            column(name, inQuery);
        } else if (node.isA(SqlKind.QUERY)) {
            query(node);
        } else if (node instanceof SqlCall call) {
            call(call, inQuery);
        } else {
            throw problem(node, "holds what is not supported");
        }
    }

    private void column(SqlIdentifier name, boolean inQuery) throws PolicyProblem {
        if (inQuery) {
            return;
        }
        List<String> names = name.names;
        boolean own = names.size() == 2 && names.get(0).equals(table.table())
                || names.size() == 3
                        && names.get(0).equals(table.schema())
                        && names.get(1).equals(table.table());
        if (name.isStar() || names.size() > 1 && !own) {
            throw problem(name, "names a table that is not its own");
        }
        if (names.size() == 1) {
            columns.add(name.getParserPosition().getColumnNum() - 1 - BEFORE.size());
        }
    }

    private void call(SqlCall call, boolean inQuery) throws PolicyProblem {
        boolean function = call.getOperator() instanceof SqlFunction named && named.getSqlIdentifier() != null;
        if (function) {
            function(call, inQuery);
            return;
        }
        switch (call.getKind()) {
            case OVER, WINDOW -> {
                if (!inQuery) {
                    throw problem(call, "uses a window function; a policy looks at one row at a time");
                }
                expressions(call.getOperandList(), true);
            }
            case CASE,
                    CAST,
                    FILTER,
                    WITHIN_GROUP,
                    ROW,
                    AS,
                    DESCENDING,
                    NULLS_FIRST,
                    NULLS_LAST,
                    MINUS_PREFIX,
                    PLUS_PREFIX -> expressions(call.getOperandList(), inQuery);
            default -> {
                if (call.getOperator() == PostgresOperators.COLLATE_OPERATOR) {
                    expression(call.operand(0), inQuery);
                } else if (ExpressionReader.isOperator(call)) {
                    expressions(call.getOperandList(), inQuery);
                } else {
                    throw problem(call, "holds what is not supported");
                }
            }
        }
    }

    private void function(SqlCall call, boolean inQuery) throws PolicyProblem {
        List<String> names = ((SqlFunction) call.getOperator()).getSqlIdentifier().names;
        String name = names.get(names.size() - 1);
        if (names.size() == 1 && !STAND_INS.contains(name) && !FURTHER_FUNCTIONS.contains(name)) {
            Optional<Functions.Function> known = Functions.find(name);
            if (known.isEmpty()) {
                throw problem(
                        call,
                        "calls " + name + ", which is not on the list of functions; write one of your own with its"
                                + " schema");
            }
            if (!inQuery) {
                checkOneRow(call, known.get());
            }
        } else if (names.size() > 2 || names.size() == 2 && SYSTEM_SCHEMAS.contains(names.get(0))) {
            throw problem(call, "calls a function of the system by its schema; write the name alone");
        }
        boolean all = name.equals("count")
                && call.operandCount() == 1
                && call.operand(0) instanceof SqlIdentifier star
                && star.isStar();
        if (!all) {
            expressions(call.getOperandList(), inQuery);
        }
    }

    private void checkOneRow(SqlCall call, Functions.Function function) throws PolicyProblem {
        switch (function.kind()) {
            case AGGREGATE -> throw problem(call, "aggregates rows; a policy looks at one row at a time");
            case WINDOW -> throw problem(call, "uses a window function; a policy looks at one row at a time");
            case TABLE -> throw problem(call, "calls " + function.name() + ", which gives several rows");
            case SCALAR -> {}
        }
    }

    // Sub-queries: they see the raw tables

    private void query(SqlNode node) throws PolicyProblem {
        if (node instanceof SqlOrderBy ordered) {
            query(ordered.query);
            expression(ordered.orderList, true);
            expression(ordered.offset, true);
            expression(ordered.fetch, true);
        } else if (node instanceof SqlSelect select && select.getQualify() == null) {
            from(select.getFrom());
            items(select.getSelectList());
            expression(select.getWhere(), true);
            expression(select.getGroup(), true);
            expression(select.getHaving(), true);
            expression(select.getWindowList(), true);
        } else if (node instanceof SqlCall call && SET_OPERATIONS.contains(call.getKind())) {
            for (SqlNode branch : call.getOperandList()) {
                query(branch);
            }
        } else if (node instanceof SqlCall call && call.getKind() == SqlKind.VALUES) {
            expressions(call.getOperandList(), true);
        } else {
            throw problem(node, "has a sub-query that is too clever; write it without WITH");
        }
    }

    private void items(SqlNodeList items) throws PolicyProblem {
        for (SqlNode item : items) {
            expression(item, true);
        }
    }

    private void from(SqlNode node) throws PolicyProblem {
        if (node == null) {
            return;
        }
        if (node instanceof SqlIdentifier name) {
            if (name.names.size() != 2) {
                throw problem(name, "names a table without its schema in a sub-query");
            }
        } else if (node instanceof SqlJoin join) {
            from(join.getLeft());
            from(join.getRight());
            expression(join.getCondition(), true);
        } else if (node.getKind() == SqlKind.AS) {
            from(((SqlCall) node).operand(0));
        } else if (node.isA(SqlKind.QUERY)) {
            query(node);
        } else if (!TableFunctions.calls(node).isEmpty()) {
            for (SqlCall call : TableFunctions.calls(node)) {
                function(call, true);
            }
        } else {
            throw problem(node, "has a sub-query that is too clever; only tables, queries and joins can stand in FROM");
        }
    }
}
