package io.nl2sql.core.guard.bound;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.read.Recursion;
import io.nl2sql.core.guard.read.TableFunctions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;

/**
 * How many columns a query's stars could stand for, at most: joined with themselves through a few WITH queries, two
 * columns become a million.
 */
public final class Width {
    /** PostgreSQL's own limit. */
    public static final int MOST = 1_664;

    private static final int MOST_OF_FUNCTION = 1;

    private final Function<SqlIdentifier, Optional<VisibleTable>> tables;
    private SqlNode tooWide;

    private Width(Function<SqlIdentifier, Optional<VisibleTable>> tables) {
        this.tables = tables;
    }

    /** The first part of the query that has too many columns. */
    public static Optional<SqlNode> firstTooWide(
            SqlNode query, Function<SqlIdentifier, Optional<VisibleTable>> tables) {
        Width width = new Width(tables);
        width.query(query, Map.of());
        return Optional.ofNullable(width.tooWide);
    }

    private int query(SqlNode query, Map<String, Integer> with) {
        if (query instanceof SqlOrderBy ordered) {
            return query(ordered.query, with);
        }
        if (query instanceof SqlWith clause) {
            Map<String, Integer> known = new HashMap<>(with);
            for (SqlNode node : clause.withList) {
                SqlWithItem item = (SqlWithItem) node;
                known.put(item.name.getSimple(), query(Recursion.query(item), known));
            }
            return query(clause.body, known);
        }
        if (query instanceof SqlSelect select) {
            return select(select, with);
        }
        List<SqlNode> parts = query instanceof SqlCall call ? call.getOperandList() : List.of();
        return parts.stream().mapToInt(part -> query(part, with)).max().orElse(0);
    }

    private int select(SqlSelect select, Map<String, Integer> with) {
        int from = select.getFrom() == null ? 0 : from(select.getFrom(), with);
        int width = 0;
        for (SqlNode item : select.getSelectList()) {
            boolean star = item instanceof SqlIdentifier name && name.isStar();
            width = capped(width + (star ? from : 1), item);
        }
        inner(select.getSelectList(), with);
        inner(select.getWhere(), with);
        inner(select.getHaving(), with);
        return width;
    }

    /** Queries within expressions. */
    private void inner(SqlNode node, Map<String, Integer> with) {
        if (node instanceof SqlNodeList list) {
            list.forEach(part -> inner(part, with));
        } else if (node != null && node.isA(SqlKind.QUERY)) {
            query(node, with);
        } else if (node instanceof SqlCall call) {
            call.getOperandList().forEach(part -> inner(part, with));
        }
    }

    private int from(SqlNode from, Map<String, Integer> with) {
        if (from instanceof SqlJoin join) {
            inner(join.getCondition(), with);
            return capped(from(join.getLeft(), with) + from(join.getRight(), with), join);
        }
        if (from instanceof SqlIdentifier name) {
            Integer known = name.isSimple() ? with.get(name.getSimple()) : null;
            int columns = tables.apply(name)
                    .map(table -> table.table().columns().size())
                    .orElse(0);
            return capped(known == null ? columns : known, name);
        }
        if (from.getKind() == SqlKind.AS || from.getKind() == SqlKind.LATERAL) {
            return from(((SqlCall) from).operand(0), with);
        }
        if (!TableFunctions.calls(from).isEmpty()) {
            return capped(TableFunctions.columns(from, "").size() + MOST_OF_FUNCTION, from);
        }
        return from.isA(SqlKind.QUERY) ? query(from, with) : 0;
    }

    private int capped(int width, SqlNode where) {
        if (width > MOST && tooWide == null) {
            tooWide = where;
        }
        return Math.min(width, MOST + 1);
    }
}
