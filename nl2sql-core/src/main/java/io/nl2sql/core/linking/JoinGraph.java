package io.nl2sql.core.linking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the tables of one caller's view hang together. Thread-safe. */
public final class JoinGraph {
    private static final int REMEMBERED = 10_000;
    private static final int HALF_WAY = 3;
    private static final int MOST_CENTERS = 2_000;

    private final Map<TableName, List<Join>> joins = new HashMap<>();
    private final Map<TableName, List<Join>> references = new LinkedHashMap<>();
    private final Cache<List<TableName>, Optional<List<Join>>> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final Cache<TableName, Map<TableName, Integer>> around =
            Caffeine.newBuilder().maximumSize(MOST_CENTERS).build();

    private final Set<TableName> pairing;

    /** @param guessed tables whose keys are only guessed */
    JoinGraph(List<Entity> entities, Set<TableName> guessed) {
        this(
                new JoinFinder(entities, guessed).joins(),
                entities.stream().filter(JoinGraph::isPairing).map(Entity::name).collect(Collectors.toSet()));
    }

    private JoinGraph(Collection<Join> joins, Set<TableName> pairing) {
        joins.forEach(this::add);
        this.pairing = pairing;
    }

    /** The same joins and others, which come last where there is a choice. */
    JoinGraph with(List<Join> more) {
        List<Join> all = new ArrayList<>();
        references.values().forEach(all::addAll);
        all.addAll(more);
        return new JoinGraph(all, pairing);
    }

    private void add(Join join) {
        references.computeIfAbsent(join.from(), absent -> new ArrayList<>()).add(join);
        joins.computeIfAbsent(join.from(), absent -> new ArrayList<>()).add(join);
        joins.computeIfAbsent(join.to(), absent -> new ArrayList<>()).add(join);
    }

    /** Whether the table has little beside its references to two others, whose rows it pairs. */
    public boolean isPairing(TableName table) {
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

    /** Joins from the table to those that it refers to. */
    List<Join> references(TableName table) {
        return references.getOrDefault(table, List.of());
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
        return known.get(
                key, terminals -> SteinerTree.cheapest(this, terminals).map(tree -> inOrder(root, plain(tree))));
    }

    /** Each join the one that says whose rows they are, where there is another besides. */
    private Set<Join> plain(Set<Join> tree) {
        return tree.stream().map(this::plain).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Who works in a branch is told by {@code branch_id} of the workers, not by {@code head_id} of the branch. */
    private Join plain(Join join) {
        if (isNamedAfterTarget(join)) {
            return join;
        }
        List<Join> named = of(join.from()).stream()
                .filter(other -> other.from().equals(join.to()) && other.to().equals(join.from()))
                .filter(other -> other.declared() == join.declared() && isNamedAfterTarget(other))
                .toList();
        return named.size() == 1 ? named.get(0) : join;
    }

    private static boolean isNamedAfterTarget(Join join) {
        String table = Stems.key(NameWords.of(join.to().table()));
        return join.columns().stream()
                .map(column -> Stems.key(NameWords.of(column)))
                .anyMatch(column ->
                        column.equals(table) || column.startsWith(table + " ") || column.endsWith(" " + table));
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

    /** By way of a table that is near to both. */
    private int distance(TableName from, TableName to) {
        Map<TableName, Integer> left = around(from);
        Map<TableName, Integer> right = around(to);
        int best = Integer.MAX_VALUE;
        for (Map.Entry<TableName, Integer> one : left.entrySet()) {
            Integer other = right.get(one.getKey());
            if (other != null) {
                best = Math.min(best, one.getValue() + other);
            }
        }
        return best == Integer.MAX_VALUE ? -1 : best;
    }

    private Map<TableName, Integer> around(TableName center) {
        return around.get(center, table -> Neighbourhood.of(this, table, HALF_WAY));
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
