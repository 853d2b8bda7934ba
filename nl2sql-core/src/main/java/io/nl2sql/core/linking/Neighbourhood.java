package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables around others, a few joins far. From a hub, to which very many tables refer, only what it refers to itself is
 * looked at: two tables that both refer to it meet there all the same.
 */
final class Neighbourhood {
    private static final int RADIUS = 4;
    private static final int HUB = 60;
    private static final int MOST_TABLES = 300;

    private Neighbourhood() {}

    /** How many joins away each table is, as far as it is within a radius. */
    static Map<TableName, Integer> of(JoinGraph graph, TableName center, int radius) {
        Map<TableName, Integer> far = new HashMap<>(Map.of(center, 0));
        Deque<TableName> open = new ArrayDeque<>(List.of(center));
        while (!open.isEmpty()) {
            TableName at = open.remove();
            int next = far.get(at) + 1;
            List<Join> joins = next > radius ? List.of() : isHub(graph, at) ? graph.references(at) : graph.of(at);
            for (Join join : joins) {
                if (far.putIfAbsent(join.other(at), next) == null) {
                    open.add(join.other(at));
                }
            }
        }
        return far;
    }

    /** The joins of every table that can lie between the terminals, in the graph's order. */
    static Map<TableName, List<Join>> between(JoinGraph graph, List<TableName> terminals) {
        Set<TableName> near = near(graph, terminals);
        Map<TableName, List<Join>> joins = new HashMap<>();
        for (TableName table : near) {
            joins.put(table, isHub(graph, table) ? new ArrayList<>() : within(near, table, graph.of(table)));
        }
        for (TableName table : new TreeSet<>(near)) {
            for (Join join : within(near, table, graph.references(table))) {
                if (isHub(graph, table)) {
                    joins.get(table).add(join);
                }
                if (isHub(graph, join.to())) {
                    joins.get(join.to()).add(join);
                }
            }
        }
        return withoutEnds(joins, terminals);
    }

    /** As far as there are not too many. */
    private static Set<TableName> near(JoinGraph graph, List<TableName> terminals) {
        Set<TableName> near = new HashSet<>();
        for (int radius = RADIUS; radius > 0; radius--) {
            near.clear();
            for (TableName terminal : terminals) {
                near.addAll(of(graph, terminal, radius).keySet());
            }
            if (near.size() <= MOST_TABLES) {
                return near;
            }
        }
        return near;
    }

    private static boolean isHub(JoinGraph graph, TableName table) {
        return graph.of(table).size() > HUB;
    }

    private static List<Join> within(Set<TableName> near, TableName table, List<Join> joins) {
        return joins.stream().filter(join -> near.contains(join.other(table))).toList();
    }

    /** A table that only one other is joined to leads nowhere. */
    private static Map<TableName, List<Join>> withoutEnds(
            Map<TableName, List<Join>> joins, Collection<TableName> terminals) {
        Deque<TableName> ends = new ArrayDeque<>(joins.keySet());
        while (!ends.isEmpty()) {
            TableName table = ends.remove();
            List<Join> own = joins.getOrDefault(table, List.of());
            boolean end = !terminals.contains(table)
                    && own.stream()
                                    .map(join -> join.other(table))
                                    .distinct()
                                    .limit(2)
                                    .count()
                            < 2;
            if (end && joins.remove(table) != null && !own.isEmpty()) {
                TableName other = own.get(0).other(table);
                List<Join> left = new ArrayList<>(joins.get(other));
                left.removeIf(join -> join.touches(table));
                joins.put(other, left);
                ends.add(other);
            }
        }
        return joins;
    }
}
