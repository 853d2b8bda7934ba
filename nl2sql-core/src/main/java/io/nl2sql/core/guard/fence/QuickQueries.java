package io.nl2sql.core.guard.fence;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;

/**
 * Knows the inner queries that take about as long as reading one table. PostgreSQL runs an inner query only when a row
 * asks for it: one that does not end in time would tell that there was such a row, as an error does.
 */
final class QuickQueries {
    /** What a view computes may take its time. */
    private static final Set<Table.Kind> STORED =
            EnumSet.of(Table.Kind.TABLE, Table.Kind.PARTITIONED_TABLE, Table.Kind.MATERIALIZED_VIEW);

    private final QuerySource source;
    private final Function<SqlIdentifier, Optional<VisibleTable>> tables;

    /** The one table of an inner query, and what its columns are called. */
    private record Local(String alias, Set<String> columns) {
        boolean owns(SqlIdentifier name) {
            if (name.names.size() == 1) {
                return name.isStar() || columns.contains(name.getSimple());
            }
            return name.names.get(name.names.size() - 2).equals(alias);
        }
    }

    QuickQueries(QuerySource source, Function<SqlIdentifier, Optional<VisibleTable>> tables) {
        this.source = source;
        this.tables = tables;
    }

    /**
     * Whether the query reads one table at most, and nothing of the queries around it.
     *
     * @param joined whether PostgreSQL can make a join of it, so that columns may equal those of the query around it
     */
    boolean isQuick(SqlNode query, boolean joined) {
        SqlNode body = query instanceof SqlOrderBy ordered ? ordered.query : query;
        if (query instanceof SqlOrderBy ordered && holdsQuery(ordered.orderList)) {
            return false;
        }
        if (body.getKind() == SqlKind.VALUES) {
            return !((SqlCall) body).getOperandList().stream().anyMatch(QuickQueries::holdsQuery);
        }
        if (!(body instanceof SqlSelect select)
                || select.getOperandList().stream().anyMatch(QuickQueries::holdsQuery)) {
            return false;
        }
        if (select.getFrom() == null) {
            return true;
        }
        Optional<Local> local = local(select.getFrom());
        return local.isPresent() && staysWithin(query, select, local.get(), joined);
    }

    private static boolean staysWithin(SqlNode query, SqlSelect select, Local local, boolean joined) {
        List<SqlNode> parts = new ArrayList<>(select.getOperandList());
        parts.remove(select.getFrom());
        parts.remove(select.getWhere());
        if (query instanceof SqlOrderBy ordered) {
            parts.add(ordered.orderList);
        }
        return parts.stream().allMatch(part -> isOwn(part, local)) && condition(select.getWhere(), local, joined);
    }

    private static boolean condition(SqlNode where, Local local, boolean joined) {
        if (isOwn(where, local)) {
            return true;
        }
        if (where.getKind() == SqlKind.AND) {
            return ((SqlCall) where).getOperandList().stream().allMatch(part -> condition(part, local, joined));
        }
        return joined
                && where.getKind() == SqlKind.EQUALS
                && ((SqlCall) where).operand(0) instanceof SqlIdentifier one
                && ((SqlCall) where).operand(1) instanceof SqlIdentifier other
                && local.owns(one) != local.owns(other);
    }

    private static boolean isOwn(SqlNode node, Local local) {
        if (node instanceof SqlIdentifier name) {
            return local.owns(name);
        }
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().allMatch(part -> isOwn(part, local));
        }
        if (node != null && node.getKind() == SqlKind.AS) {
            return isOwn(((SqlCall) node).operand(0), local);
        }
        return !(node instanceof SqlCall call) || call.getOperandList().stream().allMatch(part -> isOwn(part, local));
    }

    /** Empty for anything but one plain table; a WITH query may take its time. */
    private Optional<Local> local(SqlNode from) {
        boolean named = from.getKind() == SqlKind.AS && ((SqlCall) from).operandCount() == 2;
        SqlNode what = named ? ((SqlCall) from).operand(0) : from;
        if (!(what instanceof SqlIdentifier name) || name.isSimple() && source.isAlias(name.getSimple())) {
            return Optional.empty();
        }
        String last = name.names.get(name.names.size() - 1);
        String alias = named ? ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple() : last;
        return tables.apply(name)
                .filter(table -> STORED.contains(table.table().kind()))
                .map(table -> new Local(
                        alias,
                        table.table().columns().stream().map(Column::name).collect(Collectors.toSet())));
    }

    private static boolean holdsQuery(SqlNode node) {
        if (node == null) {
            return false;
        }
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().anyMatch(QuickQueries::holdsQuery);
        }
        return node.isA(SqlKind.QUERY)
                || node instanceof SqlCall call
                        && call.getOperandList().stream().anyMatch(QuickQueries::holdsQuery);
    }
}
