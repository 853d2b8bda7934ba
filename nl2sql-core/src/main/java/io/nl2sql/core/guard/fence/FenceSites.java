package io.nl2sql.core.guard.fence;

import io.nl2sql.core.guard.fence.FenceRegion.Lazy;
import io.nl2sql.core.guard.fence.FenceRegion.Nameable;
import io.nl2sql.core.guard.fence.FenceRegion.Site;
import io.nl2sql.core.guard.fence.FenceRegion.Source;
import io.nl2sql.core.guard.name.MentionedNames;
import io.nl2sql.core.guard.name.TableUse;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.read.QuerySource;
import io.nl2sql.core.guard.read.Recursion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
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
 * Finds the expressions of a query that can fail before policy has hidden rows, and what could guard them. A part of the
 * tree that is not known to be something else counts as one that no guard can be written around. Not thread-safe.
 */
public final class FenceSites {
    private final RaisingExpressions raising;
    private final TextRanges ranges;
    private final GuardableItems guardable;
    private final Stars stars;
    private final QuerySource source;
    private final Map<Integer, TableUse> uses = new HashMap<>();
    /** A WITH query may be planned as a part of whatever reads it. */
    private boolean oneRegion;

    public FenceSites(QuerySource source, RaisingExpressions raising, List<TableUse> tables) {
        this.source = source;
        this.raising = raising;
        this.ranges = new TextRanges(source);
        this.guardable = new GuardableItems(source, ranges);
        this.stars = new Stars(source, name -> uses.containsKey(source.firstToken(name)));
        tables.forEach(use -> uses.put(use.firstToken(), use));
    }

    public FenceRegion find(SqlNode query) {
        FenceRegion whole = new FenceRegion();
        oneRegion = source.tokens().stream().anyMatch(token -> token.is("with"));
        query(query, whole, true);
        return whole;
    }

    /** @param outermost whether the region has no block that reads this one */
    private void query(SqlNode query, FenceRegion region, boolean outermost) {
        int before = region.tables().size();
        if (raising.canFailInSorting(query)) {
            region.add(new Lazy(List.of()));
        }
        if (query instanceof SqlOrderBy ordered) {
            query(ordered.query, region, outermost);
            output(ordered.orderList, region, outermost);
            groups(List.of(ordered.orderList), region, outermost, before);
        } else if (query instanceof SqlWith with) {
            for (SqlNode node : with.withList) {
                SqlWithItem item = (SqlWithItem) node;
                if (Recursion.isRecursive(item)) {
                    region.refuseGuards();
                }
                query(Recursion.query(item), region, false);
            }
            query(with.body, region, outermost);
        } else if (query instanceof SqlSelect select) {
            select(select, region, outermost);
            groups(computed(select), region, outermost, before);
        } else if (query.getKind() == SqlKind.VALUES) {
            values((SqlCall) query, region, outermost);
        } else if (query.isA(SqlKind.SET_QUERY)) {
            branches((SqlCall) query, region, outermost);
        } else {
            region.refuseGuards();
        }
    }

    private static List<SqlNode> computed(SqlSelect select) {
        return Stream.of(select.getSelectList(), select.getGroup(), select.getHaving(), select.getWindowList())
                .filter(Objects::nonNull)
                .toList();
    }

    /** @param before number of the region's tables that are none of the block's */
    private void groups(List<SqlNode> parts, FenceRegion region, boolean outermost, int before) {
        if (!outermost && parts.stream().anyMatch(raising::canFailForGroups)) {
            List<Source> tables = region.tables();
            region.add(new Lazy(tables.subList(before, tables.size())));
        }
    }

    private void values(SqlCall values, FenceRegion region, boolean outermost) {
        if (!outermost && raising.canFailAsValues(values)) {
            region.refuseGuards();
        }
        values.getOperandList().forEach(row -> output(row, region, outermost));
    }

    private void branches(SqlCall combined, FenceRegion region, boolean outermost) {
        if (!outermost && raising.canFailAsCombined()) {
            region.refuseGuards();
        }
        boolean alone = outermost && region.lazy().isEmpty();
        for (SqlNode branch : combined.getOperandList()) {
            query(branch, alone ? within(region) : region, outermost);
        }
    }

    /** The region of what is planned alone. */
    private FenceRegion within(FenceRegion region) {
        if (oneRegion) {
            return region;
        }
        FenceRegion alone = new FenceRegion();
        region.add(alone);
        return alone;
    }

    private void select(SqlSelect select, FenceRegion region, boolean outermost) {
        Nameable from = new Nameable(List.of(), false);
        if (select.getFrom() != null) {
            from = from(select.getFrom(), region, select);
        }
        stars.of(select, from).forEach(region::add);
        conditions(select.getWhere(), "where", from, region, true);
        unguarded(select.getHaving(), region);
        if (outermost) {
            output(select.getSelectList(), region, true);
        } else {
            items(select, from, region);
        }
        output(select.getGroup(), region, outermost);
        output(select.getWindowList(), region, outermost);
    }

    /** What a region's outermost block computes, it computes for rows that passed its conditions. */
    private void output(SqlNode output, FenceRegion region, boolean outermost) {
        if (outermost) {
            forEachQuery(output, query -> query(query, within(region), true));
        } else {
            unguarded(output, region);
        }
    }

    private void unguarded(SqlNode node, FenceRegion region) {
        if (node != null && raising.canFailAsOutput(node)) {
            region.refuseGuards();
        }
        forEachQuery(node, query -> query(query, region, false));
    }

    // FROM

    private Nameable from(SqlNode node, FenceRegion region, SqlSelect select) {
        if (node instanceof SqlJoin join) {
            return join(join, region, select);
        }
        boolean named = node.getKind() == SqlKind.AS;
        SqlNode what = named ? ((SqlCall) node).operand(0) : node;
        TableUse use = what instanceof SqlIdentifier ? uses.get(source.firstToken(what)) : null;
        if (use != null) {
            Source table = source(use, node, select);
            region.add(table);
            return new Nameable(List.of(table), false);
        }
        derived(what, region);
        return new Nameable(List.of(), true);
    }

    private Source source(TableUse use, SqlNode node, SqlSelect select) {
        boolean named = node.getKind() == SqlKind.AS;
        SqlIdentifier name = named ? ((SqlCall) node).operand(1) : (SqlIdentifier) node;
        String alias = name.names.get(name.names.size() - 1);
        boolean renamed = named && ((SqlCall) node).operandCount() > 2;
        return new Source(use, alias, renamed, stars.exposes(select, alias, renamed) || source.hasRows());
    }

    private void derived(SqlNode what, FenceRegion region) {
        if (what.isA(SqlKind.QUERY)) {
            query(what, region, false);
        } else if (!(what instanceof SqlIdentifier)) {
            if (raising.canFailInFrom(what)) {
                region.refuseGuards();
            }
            forEachQuery(what, query -> query(query, region, false));
        }
    }

    private Nameable join(SqlJoin join, FenceRegion region, SqlSelect select) {
        Nameable both = from(join.getLeft(), region, select).and(from(join.getRight(), region, select));
        if (join.getConditionType() == JoinConditionType.USING) {
            if (raising.canFailAsMerged((SqlNodeList) join.getCondition())) {
                region.refuseGuards();
            }
        } else {
            conditions(join.getCondition(), "on", both, region, join.getJoinType() != JoinType.FULL);
        }
        return both;
    }

    // Conditions

    /** @param free whether PostgreSQL takes any condition here */
    private void conditions(SqlNode condition, String keyword, Nameable nameable, FenceRegion region, boolean free) {
        if (condition == null) {
            return;
        }
        Map<SqlNode, TextRange> texts = ranges.conjuncts(condition, keyword).orElse(Map.of());
        forEachConjunct(condition, conjunct -> {
            boolean fails = raising.canFailAsCondition(conjunct);
            Optional<TextRange> text = Optional.ofNullable(texts.get(conjunct));
            boolean site = fails && free && text.isPresent() && !guardable.joins(conjunct, nameable);
            if (fails && !site) {
                region.refuseGuards();
            }
            if (site) {
                site(conjunct, text.get(), "", nameable, region);
            } else {
                forEachQuery(conjunct, query -> query(query, region, false));
            }
        });
    }

    private void site(SqlNode node, TextRange range, String label, Nameable nameable, FenceRegion region) {
        List<FenceRegion> inner = new ArrayList<>();
        forEachQuery(node, query -> {
            FenceRegion alone = oneRegion ? region : new FenceRegion();
            query(query, alone, !oneRegion);
            inner.add(alone);
        });
        region.add(new Site(range, label, MentionedNames.of(node), nameable, oneRegion ? List.of() : inner));
    }

    // Items of what another block reads

    private void items(SqlSelect select, Nameable from, FenceRegion region) {
        for (SqlNode item : select.getSelectList()) {
            boolean key =
                    item instanceof SqlCall call && call.getOperator().getName().equals(Constructs.DISTINCT_ON);
            if (key || !raising.canFailAsOutput(item)) {
                unguarded(item, region);
                continue;
            }
            Optional<GuardableItems.Item> text = guardable.item(select, item, from);
            if (text.isPresent()) {
                site(item, text.get().range(), text.get().label(), from, region);
            } else {
                unguarded(item, region);
            }
        }
    }

    // The tree

    private static void forEachConjunct(SqlNode condition, Consumer<SqlNode> visit) {
        if (condition.getKind() == SqlKind.AND) {
            ((SqlCall) condition).getOperandList().forEach(part -> forEachConjunct(part, visit));
        } else {
            visit.accept(condition);
        }
    }

    /** Visits the inner queries of an expression, but not theirs. */
    private static void forEachQuery(SqlNode node, Consumer<SqlNode> visit) {
        if (node == null) {
            return;
        }
        if (node instanceof SqlNodeList list) {
            list.forEach(part -> forEachQuery(part, visit));
        } else if (node.isA(SqlKind.QUERY)) {
            visit.accept(node);
        } else if (node instanceof SqlCall call) {
            call.getOperandList().forEach(part -> forEachQuery(part, visit));
        }
    }
}
