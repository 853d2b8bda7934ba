package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How the tables of one caller's view hang together. Thread-safe. */
public final class JoinGraph {
    private static final int REMEMBERED = 10_000;
    private static final int FARTHEST = 6;

    private final Map<TableName, List<Join>> joins = new HashMap<>();
    private final Map<List<TableName>, Optional<List<Join>>> known = new ConcurrentHashMap<>();

    private final Set<TableName> pairing;

    private final Map<TableName, Map<TableName, Integer>> distances = new ConcurrentHashMap<>();

    JoinGraph(List<Entity> entities) {
        new JoinFinder(entities).joins().forEach(this::add);
        pairing =
                entities.stream().filter(JoinGraph::isPairing).map(Entity::name).collect(Collectors.toSet());
    }

    private void add(Join join) {
        joins.computeIfAbsent(join.from(), absent -> new ArrayList<>()).add(join);
        joins.computeIfAbsent(join.to(), absent -> new ArrayList<>()).add(join);
    }

    /** Whether the table has little beside its references to two others, whose rows it pairs. */
    boolean isPairing(TableName table) {
        return pairing.contains(table);
    }

    private static boolean isPairing(Entity entity) {
        long references = entity.attributes().stream()
                .filter(attribute -> attribute.role() == Attribute.Role.REFERENCE)
                .count();
        Set<String> referring = new HashSet<>();
        entity.table().table().foreignKeys().forEach(key -> referring.addAll(key.columns()));
        boolean keyed =
                entity.key().size() > 1 && entity.key().stream().allMatch(key -> referring.contains(key.name()));
        return keyed || references >= 2 && entity.attributes().size() <= references + 1;
    }

    /** Joins that touch the table. */
    public List<Join> of(TableName table) {
        return joins.getOrDefault(table, List.of());
    }

    /**
     * The cheapest joins that connect all tables, in an order in which each adds one table to those before, starting at
     * the root; empty where they do not hang together.
     */
    public Optional<List<Join>> tree(TableName root, Set<TableName> tables) {
        List<TableName> key = new ArrayList<>();
        key.add(root);
        tables.stream().filter(table -> !table.equals(root)).sorted().forEach(key::add);
        Optional<List<Join>> found = known.get(key);
        if (found == null) {
            found = SteinerTree.cheapest(this, key).map(tree -> inOrder(root, tree));
            if (known.size() < REMEMBERED) {
                known.put(List.copyOf(key), found);
            }
        }
        return found;
    }

    /** About how many joins connect the tables, at most a little more than needed; -1 where they do not hang together. */
    public int roughly(Set<TableName> tables) {
        List<TableName> open = new ArrayList<>(tables);
        List<TableName> reached = new ArrayList<>(List.of(open.remove(0)));
        int joins = 0;
        while (!open.isEmpty()) {
            TableName nearest = null;
            int best = Integer.MAX_VALUE;
            for (TableName table : open) {
                for (TableName from : reached) {
                    int far = distance(from, table);
                    if (far >= 0 && far < best) {
                        best = far;
                        nearest = table;
                    }
                }
            }
            if (nearest == null) {
                return -1;
            }
            joins += best;
            open.remove(nearest);
            reached.add(nearest);
        }
        return joins;
    }

    private int distance(TableName from, TableName to) {
        return distances.computeIfAbsent(from, this::distancesFrom).getOrDefault(to, -1);
    }

    private Map<TableName, Integer> distancesFrom(TableName from) {
        Map<TableName, Integer> found = new HashMap<>(Map.of(from, 0));
        Deque<TableName> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            TableName at = open.remove();
            int next = found.get(at) + 1;
            for (Join join : of(at)) {
                if (next <= FARTHEST && found.putIfAbsent(join.other(at), next) == null) {
                    open.add(join.other(at));
                }
            }
        }
        return found;
    }

    private static List<Join> inOrder(TableName root, Set<Join> tree) {
        List<Join> ordered = new ArrayList<>();
        Set<TableName> reached = new HashSet<>(Set.of(root));
        Deque<TableName> open = new ArrayDeque<>(Set.of(root));
        Set<Join> left = new LinkedHashSet<>(tree);
        while (!open.isEmpty()) {
            TableName at = open.remove();
            for (Join join : List.copyOf(left)) {
                boolean touches = join.from().equals(at) || join.to().equals(at);
                if (touches && reached.add(join.other(at))) {
                    ordered.add(join);
                    left.remove(join);
                    open.add(join.other(at));
                }
            }
        }
        return ordered;
    }
}
