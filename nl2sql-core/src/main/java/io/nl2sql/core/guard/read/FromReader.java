package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.FUNCTION_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.TABLE_UNKNOWN;
import static io.nl2sql.core.guard.finding.FindingCode.TYPE_NOT_ALLOWED;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.name.Functions;
import io.nl2sql.core.guard.name.Hints;
import io.nl2sql.core.guard.name.LooseOperator;
import io.nl2sql.core.guard.name.Scope;
import io.nl2sql.core.guard.name.TableUse;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.parse.PostgresOperators;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The part of {@link QueryReader} that reads FROM. Not thread-safe. */
final class FromReader {
    private static final Set<JoinType> JOINS =
            Set.of(JoinType.INNER, JoinType.LEFT, JoinType.RIGHT, JoinType.FULL, JoinType.CROSS, JoinType.COMMA);
    private static final Set<String> DEFINABLE =
            Set.of("jsonb_to_record", "jsonb_to_recordset", "json_to_record", "json_to_recordset");

    private final VisibleCatalog catalog;
    private final QuerySource source;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final NaturalJoins naturalJoins;
    private final List<TableUse> tables = new ArrayList<>();

    FromReader(VisibleCatalog catalog, QuerySource source, QueryReader queries, ExpressionReader expressions) {
        this.catalog = catalog;
        this.source = source;
        this.queries = queries;
        this.expressions = expressions;
        this.naturalJoins = new NaturalJoins(source, this);
    }

    /** Every table reference so far, in the order of the walk. */
    List<TableUse> tables() {
        return List.copyOf(tables);
    }

    SqlNode read(SqlNode node, Scope scope) {
        if (node instanceof SqlIdentifier name) {
            return table(name, scope, false);
        }
        if (node instanceof SqlJoin join) {
            return join(join, scope);
        }
        if (node.getKind() == SqlKind.AS) {
            return aliased((SqlCall) node, scope);
        }
        return derived(node, scope);
    }

    private SqlNode derived(SqlNode node, Scope scope) {
        if (node.getKind() == SqlKind.LATERAL && node instanceof SqlCall lateral) {
            return lateral.getOperator()
                    .createCall(lateral.getParserPosition(), queries.query(lateral.operand(0), scope));
        }
        if (node.isA(SqlKind.QUERY)) {
            return queries.query(node, scope);
        }
        if (!TableFunctions.calls(node).isEmpty()) {
            String name = TableFunctions.name(node);
            return as(functions(node, name, List.of(), scope), name);
        }
        if (node instanceof SqlCall sample && sample.getOperator() == PostgresOperators.SAMPLE) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "TABLESAMPLE is not supported: which rows it takes depends on rows that you may not see.",
                    sample.operand(1),
                    "Take every hundredth row by its key: WHERE id % 100 = 0.");
            return read(sample.operand(0), scope);
        }
        if (node instanceof SqlCall named && named.getOperator() == PostgresOperators.USING_ALIAS) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED, "A join has no name of its own here.", named.operand(1), "Leave it out.");
            return read(named.operand(0), scope);
        }
        source.find(CONSTRUCT_NOT_ALLOWED, "Only tables, queries, functions and joins can stand in FROM.", node);
        return node;
    }

    // Functions

    /** A query without a table, whose columns are those of the functions. */
    private SqlNode functions(SqlNode node, String alias, List<SqlNode> columnAliases, Scope scope) {
        List<SqlNode> calls = new ArrayList<>();
        for (SqlCall call : TableFunctions.calls(node)) {
            checkPlace(call);
            calls.add(expressions.read(call, scope));
        }
        checkTypes(node);
        SqlParserPos at = node.getParserPosition();
        List<SqlNode> items = new ArrayList<>();
        List<String> names = TableFunctions.columns(node, alias);
        for (int i = 0; i < Math.max(names.size(), calls.size()); i++) {
            SqlNode value = i < calls.size() ? calls.get(i) : LooseOperator.call("nothing", List.of(), at);
            String name = i < columnAliases.size() ? ((SqlIdentifier) columnAliases.get(i)).getSimple() : names.get(i);
            SqlIdentifier column = new SqlIdentifier(name, at);
            source.alias(column);
            items.add(SqlStdOperatorTable.AS.createCall(at, value, column));
        }
        SqlNode select = new SqlSelect(
                at,
                null,
                new SqlNodeList(items, at),
                null,
                null,
                null,
                null,
                SqlNodeList.EMPTY,
                null,
                null,
                null,
                null,
                null);
        return SqlStdOperatorTable.LATERAL.createCall(at, select);
    }

    /** Reading the call refuses unknown functions. */
    private void checkPlace(SqlCall call) {
        boolean misplaced = Functions.find(call.getOperator().getName())
                .filter(function -> !function.kinds().contains(Functions.Kind.TABLE))
                .isPresent();
        if (misplaced) {
            source.find(
                    FUNCTION_NOT_ALLOWED,
                    "The function " + call.getOperator().getName() + " cannot stand in FROM.",
                    call);
        }
    }

    private void checkTypes(SqlNode node) {
        if (!TableFunctions.isDefined(node)) {
            return;
        }
        if (!DEFINABLE.contains(TableFunctions.name(node))) {
            source.find(CONSTRUCT_NOT_ALLOWED, "The columns of this function have their types already.", node);
        }
        List<SqlNode> operands = ((SqlCall) node).getOperandList();
        for (SqlNode type : operands.subList(1, operands.size())) {
            if (((SqlDataTypeSpec) type).getTypeName().getSimple().equals(Constructs.UNKNOWN_TYPE)) {
                source.find(TYPE_NOT_ALLOWED, "This type is not available for casts.", type);
            }
        }
    }

    // Tables and joins

    private SqlNode aliased(SqlCall call, Scope scope) {
        SqlNode what = call.operand(0);
        if (!TableFunctions.calls(what).isEmpty()) {
            SqlIdentifier alias = call.operand(1);
            source.alias(alias);
            List<SqlNode> columns = call.getOperandList().subList(2, call.operandCount());
            return as(functions(what, alias.getSimple(), columns, scope), alias.getSimple());
        }
        SqlNode copy = what instanceof SqlIdentifier name ? table(name, scope, true) : derived(what, scope);
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, copy);
        for (SqlNode name : operands.subList(2, operands.size())) {
            source.alias((SqlIdentifier) name);
        }
        if (operands.size() > 2 && what instanceof SqlIdentifier name && !isQuery(name, scope)) {
            addOtherColumns(name, operands);
        }
        return call.getOperator().createCall(call.getParserPosition(), operands);
    }

    /** Columns keep their names where an alias names but the first ones. */
    private void addOtherColumns(SqlIdentifier table, List<SqlNode> operands) {
        find(table).ifPresent(found -> {
            List<Column> columns = found.table().columns();
            for (int i = operands.size() - 2; i < columns.size(); i++) {
                operands.add(new SqlIdentifier(columns.get(i).name(), table.getParserPosition()));
            }
        });
    }

    private static boolean isQuery(SqlIdentifier name, Scope scope) {
        return name.isSimple() && scope.hasQuery(name.getSimple());
    }

    private SqlNode join(SqlJoin join, Scope scope) {
        if (!JOINS.contains(join.getJoinType())) {
            source.find(CONSTRUCT_NOT_ALLOWED, "This kind of join is not supported.", join);
        }
        boolean on = join.getConditionType() == JoinConditionType.ON;
        SqlNode left = read(join.getLeft(), scope);
        SqlNode right = read(join.getRight(), scope);
        if (join.isNatural()) {
            naturalJoins.spellOut(join, scope);
        }
        SqlNode condition = on ? expressions.condition(join.getCondition(), scope) : join.getCondition();
        return join.getJoinType() == JoinType.COMMA
                ? LateralJoins.joined(join, left, right)
                : LateralJoins.like(join, left, right, condition);
    }

    private SqlNode table(SqlIdentifier name, Scope scope, boolean aliased) {
        if (isQuery(name, scope)) {
            return name;
        }
        if (name.isSimple() && scope.isLater(name.getSimple())) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "A WITH query reads those before it, and itself.",
                    name,
                    "Put the query " + name.getSimple() + " before the one that reads it.");
            return name;
        }
        Optional<VisibleTable> found = find(name);
        if (found.isEmpty()) {
            source.find(
                    TABLE_UNKNOWN,
                    "The table " + String.join(".", name.names) + " is unknown.",
                    name,
                    source.isFull() ? "" : new Hints(catalog).table(name.names, scope.queries()));
            return name;
        }
        VisibleTable table = found.get();
        tables.add(new TableUse(source.firstToken(name), source.lastToken(name), aliased, table));
        source.uses(table);
        TableName full = table.name();
        SqlIdentifier qualified = new SqlIdentifier(List.of(full.schema(), full.table()), name.getParserPosition());
        return aliased ? qualified : as(qualified, full.table());
    }

    private static SqlNode as(SqlNode table, String alias) {
        SqlParserPos at = table.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(at, table, new SqlIdentifier(alias, at));
    }

    /** The visible table of this name. */
    Optional<VisibleTable> find(SqlIdentifier name) {
        return switch (name.names.size()) {
            case 1 -> catalog.resolve(name.names.get(0));
            case 2 -> catalog.find(new TableName(name.names.get(0), name.names.get(1)));
            default -> Optional.empty();
        };
    }
}
