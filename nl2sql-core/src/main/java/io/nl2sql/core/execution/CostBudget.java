package io.nl2sql.core.execution;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How expensive a query may be by PostgreSQL's own estimate, in the planner's units, for everybody and for roles that
 * have a budget of their own. Budgets are rounded up to powers of ten: the estimate knows the statistics of hidden rows.
 *
 * @param everybody what people without a role of the list may spend; infinite where nothing is estimated
 * @param roles by role; a person has the largest budget of their roles
 */
public record CostBudget(double everybody, Map<String, Double> roles) {
    /** Nothing is estimated. */
    public static final CostBudget NONE = new CostBudget(Double.POSITIVE_INFINITY, Map.of());

    public CostBudget {
        roles = Map.copyOf(roles);
        if (!(everybody > 0) || roles.values().stream().anyMatch(budget -> !(budget > 0))) {
            throw new IllegalArgumentException("A budget is a positive number");
        }
    }

    /**
     * Reads {@code 1e9} or {@code none} for everybody and {@code auditor=1e11} for roles.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static CostBudget parse(List<String> entries) {
        double everybody = Double.POSITIVE_INFINITY;
        Map<String, Double> roles = new HashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            double budget = budget(entry.substring(equals + 1).strip());
            if (equals < 0) {
                everybody = budget;
            } else {
                roles.put(entry.substring(0, equals).strip(), budget);
            }
        }
        return new CostBudget(everybody, roles);
    }

    private static double budget(String text) {
        return text.toLowerCase(Locale.ROOT).equals("none")
                ? Double.POSITIVE_INFINITY
                : Math.pow(10, Math.ceil(Math.log10(Double.parseDouble(text))));
    }

    /** What somebody with these roles may spend on one query. */
    public double of(Collection<String> heldRoles) {
        return heldRoles.stream()
                .filter(roles::containsKey)
                .mapToDouble(roles::get)
                .max()
                .orElse(everybody);
    }
}
