package io.nl2sql.core.guard.fence;

import io.nl2sql.core.guard.fence.FenceRegion.Nameable;
import io.nl2sql.core.guard.name.Functions;
import io.nl2sql.core.guard.name.MentionedNames;
import io.nl2sql.core.guard.parse.PostgresOperators;
import io.nl2sql.core.guard.read.OutputName;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;

/** Tells around which select items and conditions CASE can be written without changing more than when they run. */
final class GuardableItems {
    private static final Set<SqlKind> ARITHMETIC = Set.of(SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES, SqlKind.DIVIDE);
    /** PostgreSQL names their columns after the function that does the work. */
    private static final Set<String> RENAMED = Set.of("trim", "overlay", "substring", "position", "extract");

    private static final Set<String> CHOOSING = Set.of("coalesce", "greatest", "least", "nullif");

    private final QuerySource source;
    private final TextRanges ranges;

    /**
     * A select item.
     *
     * @param range its tokens, without an alias
     * @param label the name that PostgreSQL gives it, empty where it has an alias
     */
    record Item(TextRange range, String label) {}

    GuardableItems(QuerySource source, TextRanges ranges) {
        this.source = source;
        this.ranges = ranges;
    }

    /** The item, or empty where a guard would change its name or type, would not be lazy, or cannot be written. */
    Optional<Item> item(SqlSelect select, SqlNode item, Nameable from) {
        boolean named = item.getKind() == SqlKind.AS;
        SqlNode value = named ? ((SqlCall) item).operand(0) : item;
        Optional<String> label = named ? Optional.of("") : label(value);
        boolean fits = label.isPresent()
                && !mayHaveLength(value)
                && !isComputedBefore(value)
                && (select.getGroup() == null || isKey(select, item, from));
        return fits ? ranges.item(select, item).map(range -> new Item(range, label.get())) : Optional.empty();
    }

    private static Optional<String> label(SqlNode value) {
        if (ARITHMETIC.contains(value.getKind())) {
            return Optional.of(OutputName.of(value));
        }
        String name =
                value instanceof SqlCall call ? call.getOperator().getName().toLowerCase(Locale.ROOT) : "";
        boolean function = value.getKind() == SqlKind.OTHER_FUNCTION
                && Functions.find(name).isPresent()
                && !RENAMED.contains(name);
        return function ? Optional.of(OutputName.of(value)) : Optional.empty();
    }

    /** Whether the type can have a length, which CASE without ELSE takes away. */
    private boolean mayHaveLength(SqlNode node) {
        if (node instanceof SqlIdentifier || node.isA(SqlKind.QUERY)) {
            return true;
        }
        if (node instanceof SqlCase choice) {
            return choice.getElseOperand() != null
                    && mayHaveLength(choice.getElseOperand())
                    && choice.getThenOperands().getList().stream().allMatch(this::mayHaveLength);
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        String name = call.getOperator().getName();
        if (CHOOSING.contains(name)) {
            return call.getOperandList().stream().allMatch(this::mayHaveLength);
        }
        boolean element = name.equals("ITEM")
                || call.getOperator() == PostgresOperators.SLICE
                || call.getOperator() == PostgresOperators.FIELD;
        return element || call.getKind() == SqlKind.CAST && hasLength(call.operand(1));
    }

    private boolean hasLength(SqlNode type) {
        for (int at = source.firstToken(type); at <= source.lastToken(type); at++) {
            if (source.tokens().get(at).is("(")) {
                return true;
            }
        }
        return false;
    }

    /** Windows and functions that make rows run before any CASE around them. */
    private static boolean isComputedBefore(SqlNode node) {
        if (node == null || node.isA(SqlKind.QUERY)) {
            return false;
        }
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().anyMatch(GuardableItems::isComputedBefore);
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        boolean before = call.getKind() == SqlKind.OVER
                || Functions.find(call.getOperator().getName())
                        .filter(function -> function.kind() != Functions.Kind.SCALAR)
                        .isPresent();
        return before || call.getOperandList().stream().anyMatch(GuardableItems::isComputedBefore);
    }

    /** Whether GROUP BY names the item by its number, or by an alias that cannot be a column. */
    private static boolean isKey(SqlSelect select, SqlNode item, Nameable from) {
        int number = select.getSelectList().indexOf(item) + 1;
        String alias = item.getKind() == SqlKind.AS ? ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple() : "";
        boolean column = from.derived()
                || from.tables().stream()
                        .anyMatch(table -> table.renamed()
                                || table.use().table().table().columns().stream()
                                        .anyMatch(one -> one.name().equals(alias)));
        for (SqlNode key : select.getGroup()) {
            boolean byNumber = key instanceof SqlNumericLiteral literal
                    && literal.isInteger()
                    && literal.toValue().equals(Integer.toString(number));
            boolean byAlias = key instanceof SqlIdentifier name
                    && name.isSimple()
                    && name.getSimple().equals(alias)
                    && !column;
            if (byNumber || byAlias) {
                return true;
            }
        }
        return false;
    }

    /** Whether PostgreSQL could join tables by this equality, which it cannot behind CASE. */
    boolean joins(SqlNode condition, Nameable from) {
        if (condition.getKind() != SqlKind.EQUALS || from.tables().size() < 2 && !from.derived()) {
            return false;
        }
        SqlNode left = ((SqlCall) condition).operand(0);
        SqlNode right = ((SqlCall) condition).operand(1);
        MentionedNames one = MentionedNames.of(left);
        MentionedNames other = MentionedNames.of(right);
        boolean sameTable = one.bare().isEmpty()
                && other.bare().isEmpty()
                && one.qualifiers().size() == 1
                && one.qualifiers().equals(other.qualifiers());
        return !one.isEmpty()
                && !other.isEmpty()
                && !sameTable
                && !left.isA(SqlKind.QUERY)
                && !right.isA(SqlKind.QUERY);
    }
}
