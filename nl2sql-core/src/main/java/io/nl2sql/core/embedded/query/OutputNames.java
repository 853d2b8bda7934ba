package io.nl2sql.core.embedded.query;

import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of a query's outputs, each different. */
final class OutputNames {
    private OutputNames() {}

    /**
     * A name for each output.
     *
     * @param columns whether plain columns are listed with their own names, or with none because they have one anyway
     */
    static List<String> of(List<Expression> outputs, boolean columns) {
        Set<String> plain = new HashSet<>();
        Set<String> taken = new HashSet<>();
        outputs.forEach(output -> {
            if (output instanceof Expression.Column column
                    && !taken.add(column.attribute().name())) {
                plain.add(column.attribute().name());
            }
        });
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Expression output : outputs) {
            if (output instanceof Expression.Column column) {
                String own = column.attribute().name();
                boolean twice = columns && plain.contains(own);
                String name = twice ? free(column.attribute().table().table() + "_" + own, used) : own;
                names.add(columns || twice ? name : "");
                used.add(name);
            } else {
                names.add(columns ? free(name(output), union(used, taken)) : once(name(output), used));
                used.add(names.get(names.size() - 1));
            }
        }
        return names;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static String once(String name, Set<String> used) {
        return used.contains(name) ? "" : name;
    }

    private static String free(String name, Set<String> used) {
        String free = name;
        for (int i = 2; used.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static String name(Expression output) {
        if (output instanceof Expression.Bucket bucket) {
            return bucket.grain().name().toLowerCase(Locale.ROOT);
        } else if (output instanceof Expression.Aggregate aggregate) {
            String function = function(aggregate.function());
            return aggregate.of().map(of -> function + "_" + of.name()).orElse(function);
        } else if (output instanceof Expression.Computed computed) {
            return function(computed.function());
        } else if (output instanceof Expression.Filtered filtered) {
            return name(filtered.aggregate());
        } else if (output instanceof Expression.Running running) {
            return running.last().isPresent() ? "moving_average" : "running_total";
        } else if (output instanceof Expression.Referred referred) {
            String whose = referred.reference().name().replaceFirst("(?i)_?(id|code|number|key)$", "");
            return whose + "_" + referred.of().name();
        } else if (output instanceof Expression.Years) {
            return "years";
        } else if (output instanceof Expression.Ratio ratio) {
            return ratio.percent() ? "percent" : "ratio";
        }
        return output instanceof Expression.Arithmetic ? "difference" : "answer";
    }

    private static String function(AggregateFunction function) {
        return function == AggregateFunction.SUM ? "total" : function.name().toLowerCase(Locale.ROOT);
    }
}
