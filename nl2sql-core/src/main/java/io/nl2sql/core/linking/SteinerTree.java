package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cheapest tree over few terminals (Dreyfus and Wagner), exact among the tables of their {@link Neighbourhood}, so that a
 * catalog of ten thousand tables costs no more than that. Rows that merely share a parent have little to do with each other: a
 * student attends the courses enrolled in, not those of the same department. So a tree without such a detour is taken where
 * it costs little more.
 */
final class SteinerTree {
    private static final int MOST_TERMINALS = 7;
    private static final double DECLARED = 1.0;
    private static final double SUGGESTED = 1.3;
    private static final double AT_ROOT = 0.02;
    private static final double FROM_ROOT = 0.01;
    private static final double PAIRING = 0.05;
    private static final double DETOUR = 1.1;
    private static final double SAME_TABLE_AGAIN = 0.001;

    private final JoinGraph graph;
    private final List<TableName> terminals;
    private final Set<TableName> avoided;
    private final List<Map<TableName, State>> best = new ArrayList<>();

    private record Tree(double cost, Set<Join> joins) {}

    private record State(double cost, Join join, TableName before, int part) {}

    private record Step(TableName table, double cost) {}

    private SteinerTree(JoinGraph graph, List<TableName> terminals, Set<TableName> avoided) {
        this.graph = graph;
        this.terminals = terminals;
        this.avoided = avoided;
    }

    /** @param terminals the root first, without repetition */
    static Optional<Set<Join>> cheapest(JoinGraph graph, List<TableName> terminals) {
        if (terminals.size() == 1) {
            return Optional.of(Set.of());
        }
        if (terminals.size() > MOST_TERMINALS) {
            return Optional.empty();
        }
        Optional<Tree> cheapest = new SteinerTree(graph, terminals, Set.of()).solve();
        return cheapest.map(tree -> withoutDetours(graph, terminals, tree).joins());
    }

    private static Tree withoutDetours(JoinGraph graph, List<TableName> terminals, Tree tree) {
        Set<TableName> detours = shared(terminals, tree.joins());
        if (detours.isEmpty()) {
            return tree;
        }
        return new SteinerTree(graph, terminals, detours)
                .solve()
                .filter(other -> other.cost() <= tree.cost() + DETOUR * detours.size())
                .filter(other -> shared(terminals, other.joins()).isEmpty())
                .orElse(tree);
    }

    /** Tables that are there only because two others refer to them. */
    private static Set<TableName> shared(List<TableName> terminals, Set<Join> tree) {
        Set<TableName> once = new HashSet<>(terminals);
        return tree.stream()
                .map(Join::to)
                .filter(parent -> !once.add(parent))
                .filter(parent -> !terminals.contains(parent))
                .collect(Collectors.toSet());
    }

    private Optional<Tree> solve() {
        int all = (1 << (terminals.size() - 1)) - 1;
        Map<TableName, List<Join>> near = Neighbourhood.between(graph, terminals);
        best.add(Map.of());
        for (int mask = 1; mask <= all; mask++) {
            Map<TableName, State> states = new HashMap<>();
            best.add(states);
            if (Integer.bitCount(mask) == 1) {
                states.put(terminals.get(1 + Integer.numberOfTrailingZeros(mask)), new State(0, null, null, 0));
            } else {
                merge(mask, states);
            }
            spread(states, near);
        }
        State solved = best.get(all).get(terminals.get(0));
        if (solved == null) {
            return Optional.empty();
        }
        Set<Join> joins = new HashSet<>();
        collect(all, terminals.get(0), joins);
        return Optional.of(new Tree(solved.cost(), joins));
    }

    private void merge(int mask, Map<TableName, State> states) {
        for (int part = (mask - 1) & mask; part > 0; part = (part - 1) & mask) {
            Map<TableName, State> rest = best.get(mask ^ part);
            for (Map.Entry<TableName, State> entry : best.get(part).entrySet()) {
                State other = rest.get(entry.getKey());
                if (other != null) {
                    double cost = entry.getValue().cost() + other.cost();
                    State known = states.get(entry.getKey());
                    if (known == null || cost < known.cost()) {
                        states.put(entry.getKey(), new State(cost, null, null, part));
                    }
                }
            }
        }
    }

    private void spread(Map<TableName, State> states, Map<TableName, List<Join>> near) {
        PriorityQueue<Step> open = new PriorityQueue<>(Comparator.comparingDouble(Step::cost));
        states.forEach((table, state) -> open.add(new Step(table, state.cost())));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.cost() > states.get(step.table()).cost()) {
                continue;
            }
            List<Join> joins = near.getOrDefault(step.table(), List.of());
            for (int i = 0; i < joins.size(); i++) {
                TableName next = joins.get(i).other(step.table());
                if (avoided.contains(next)) {
                    continue;
                }
                double cost = step.cost() + cost(joins.get(i)) + i * SAME_TABLE_AGAIN;
                State known = states.get(next);
                if (known == null || cost < known.cost()) {
                    states.put(next, new State(cost, joins.get(i), step.table(), 0));
                    open.add(new Step(next, cost));
                }
            }
        }
    }

    /** Among equals, the joins at the root win: the root's own reference is meant, not its neighbour's. */
    private double cost(Join join) {
        double cost = join.declared() ? DECLARED : SUGGESTED;
        cost -= graph.isPairing(join.from()) ? PAIRING : 0;
        TableName root = terminals.get(0);
        if (join.from().equals(root)) {
            return cost - AT_ROOT - FROM_ROOT;
        }
        return join.to().equals(root) ? cost - AT_ROOT : cost;
    }

    private void collect(int mask, TableName at, Set<Join> tree) {
        State state = best.get(mask).get(at);
        if (state.join() != null) {
            tree.add(state.join());
            collect(mask, state.before(), tree);
        } else if (state.part() != 0) {
            collect(state.part(), at, tree);
            collect(mask ^ state.part(), at, tree);
        }
    }
}
