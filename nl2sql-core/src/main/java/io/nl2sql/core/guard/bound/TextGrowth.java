package io.nl2sql.core.guard.bound;

import io.nl2sql.core.guard.read.Constants;
import io.nl2sql.core.guard.read.Recursion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;

/**
 * How many times longer than what it reads a value can become: joined with itself in one query after another, a letter
 * becomes a gigabyte in thirty steps, and in a recursive query in thirty rounds. Counts how often columns stand in what
 * joins texts or arrays, through all queries that are read by others. Not thread-safe.
 */
public final class TextGrowth {
    public static final int MOST = 10_000;

    /** A column of the query that is being repeated: it may stand once in what joins texts. */
    private static final double REPEATED = MOST / 2.0 + 1;

    private static final double UNKNOWN_REPLACEMENT = 100;
    private static final Set<String> JOINING =
            Set.of("||", "concat", "concat_ws", "format", "overlay", "array_cat", "array_append", "array_prepend");
    private static final Set<String> REPLACING = Set.of("replace", "regexp_replace");

    private SqlNode tooLong;

    private TextGrowth() {}

    /** The first expression that could make too much of a value. */
    public static Optional<SqlNode> firstTooLong(SqlNode query) {
        TextGrowth growth = new TextGrowth();
        growth.query(query, new Lengths(null), Map.of());
        return Optional.ofNullable(growth.tooLong);
    }

    /** @param outer of what the queries around this one read */
    private double query(SqlNode query, Lengths outer, Map<String, Lengths.Source> with) {
        if (query instanceof SqlOrderBy ordered) {
            value(ordered.orderList, outer, with);
            return query(ordered.query, outer, with);
        }
        if (query instanceof SqlWith clause) {
            return query(clause.body, outer, queries(clause, outer, with));
        }
        if (query instanceof SqlSelect select) {
            return select(select, outer, with);
        }
        double longest = 1;
        for (SqlNode part : query instanceof SqlCall call ? call.getOperandList() : List.<SqlNode>of()) {
            longest = Math.max(longest, part.isA(SqlKind.QUERY) ? query(part, outer, with) : value(part, outer, with));
        }
        return longest;
    }

    private Map<String, Lengths.Source> queries(SqlWith clause, Lengths outer, Map<String, Lengths.Source> with) {
        Map<String, Lengths.Source> known = new HashMap<>(with);
        for (SqlNode node : clause.withList) {
            SqlWithItem item = (SqlWithItem) node;
            boolean recursive = Recursion.isRecursive(item);
            Lengths.Source source = Lengths.Source.of(item);
            if (recursive) {
                known.put(item.name.getSimple(), source.as(REPEATED));
            }
            double length = query(Recursion.query(item), outer, known);
            known.put(item.name.getSimple(), source.as(recursive ? 1 : length));
        }
        return known;
    }

    private double select(SqlSelect select, Lengths outer, Map<String, Lengths.Source> with) {
        Lengths read = new Lengths(outer);
        from(select.getFrom(), read, with);
        List<SqlNode> others = new ArrayList<>(select.getOperandList());
        others.remove(select.getFrom());
        others.remove(select.getSelectList());
        others.forEach(part -> value(part, read, with));
        return value(select.getSelectList(), read, with);
    }

    /** Adds what stands in FROM. */
    private void from(SqlNode from, Lengths read, Map<String, Lengths.Source> with) {
        if (from instanceof SqlJoin join) {
            from(join.getLeft(), read, with);
            from(join.getRight(), read, with);
            value(join.getCondition(), read, with);
        } else if (from != null && from.getKind() == SqlKind.AS) {
            SqlIdentifier alias = ((SqlCall) from).operand(1);
            Lengths.Source source = source(((SqlCall) from).operand(0), read, with);
            boolean renamed = ((SqlCall) from).operandCount() > 2;
            read.add(alias.getSimple(), renamed ? Lengths.Source.unnamed(source.length()) : source);
        } else if (from instanceof SqlIdentifier name) {
            read.add(name.names.get(name.names.size() - 1), source(from, read, with));
        } else if (from != null) {
            read.add("", source(from, read, with));
        }
    }

    private Lengths.Source source(SqlNode what, Lengths read, Map<String, Lengths.Source> with) {
        if (what instanceof SqlIdentifier name) {
            return name.isSimple() ? with.getOrDefault(name.getSimple(), Lengths.Source.TABLE) : Lengths.Source.TABLE;
        }
        if (what.getKind() == SqlKind.LATERAL) {
            return source(((SqlCall) what).operand(0), read, with);
        }
        if (what instanceof SqlJoin) {
            Lengths joined = new Lengths(read);
            from(what, joined, with);
            return Lengths.Source.unnamed(joined.longest());
        }
        return what.isA(SqlKind.QUERY)
                ? Lengths.Source.of(what).as(query(what, read, with))
                : Lengths.Source.unnamed(value(what, read, with));
    }

    /** @param read of what the columns of the block hold */
    private double value(SqlNode node, Lengths read, Map<String, Lengths.Source> with) {
        if (node == null) {
            return 1;
        }
        if (node.isA(SqlKind.QUERY)) {
            return query(node, read, with);
        }
        if (node instanceof SqlIdentifier name) {
            return read.of(name);
        }
        if (node instanceof SqlNodeList list) {
            return longest(list.getList(), read, with);
        }
        return node instanceof SqlCall call ? call(call, read, with) : 1;
    }

    private double call(SqlCall call, Lengths read, Map<String, Lengths.Source> with) {
        double longest = 1;
        double sum = 0;
        for (SqlNode operand : call.getOperandList()) {
            double length = value(operand, read, with);
            longest = Math.max(longest, length);
            sum += length;
        }
        double length = made(call, longest, sum);
        if (length > MOST && tooLong == null) {
            tooLong = call;
        }
        return Math.min(length, MOST + 1.0);
    }

    private static double made(SqlCall call, double longest, double sum) {
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        if (JOINING.contains(name)) {
            return sum;
        }
        if (REPLACING.contains(name) && call.operandCount() > 2) {
            return longest
                    * Constants.text(call.operand(2))
                            .map(text -> Math.max(1.0, text.length()))
                            .orElse(UNKNOWN_REPLACEMENT);
        }
        // More copies than that are refused anyway.
        boolean repeats = name.equals("repeat") && call.operandCount() == 2;
        double copies = repeats && call.operand(1) instanceof SqlNumericLiteral number
                ? number.bigDecimalValue().doubleValue()
                : 1;
        return copies > MOST ? longest : longest * Math.max(1, copies);
    }

    private double longest(List<SqlNode> nodes, Lengths read, Map<String, Lengths.Source> with) {
        double longest = 1;
        for (SqlNode node : nodes) {
            longest = Math.max(longest, value(node, read, with));
        }
        return longest;
    }
}
