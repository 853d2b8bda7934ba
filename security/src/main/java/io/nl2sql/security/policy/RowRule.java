package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which rows a table's policy gives to whom, before a principal is known. */
sealed interface RowRule {
    /** @param table used in the reason when there are no rows */
    RowAccess resolve(TableName table, Principal principal);

    /** The rule in words. */
    List<String> lines();

    /** Whether it gives every row to anybody. */
    default boolean canBeAll() {
        return false;
    }

    /** Roles that the rule names. */
    default Set<String> roles() {
        return Set.of();
    }

    /** Every row for everybody who may see the table. */
    record Everything() implements RowRule {
        @Override
        public boolean canBeAll() {
            return true;
        }

        @Override
        public RowAccess resolve(TableName table, Principal principal) {
            return new RowAccess.All();
        }

        @Override
        public List<String> lines() {
            return List.of("all rows");
        }
    }

    /** The rows for which every condition is true. A missing claim means no rows, never all rows. */
    record AllOf(List<SqlTemplate> conditions) implements RowRule {
        public AllOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public RowAccess resolve(TableName table, Principal principal) {
            for (SqlTemplate condition : conditions) {
                Optional<String> missing = condition.missing(principal.claims());
                if (missing.isPresent()) {
                    return new RowAccess.None(missingClaim(missing.get(), table));
                }
            }
            List<SqlFragment> bound = conditions.stream()
                    .map(condition -> condition.bind(principal.claims()))
                    .toList();
            return new RowAccess.Matching(SqlTemplate.join(bound, "AND"));
        }

        @Override
        public List<String> lines() {
            String separator = ") AND (";
            String all = conditions.stream().map(PolicyText::text).collect(Collectors.joining(separator));
            return List.of("rows where " + (conditions.size() == 1 ? all : "(" + all + ")"));
        }

        private static String missingClaim(String claim, TableName table) {
            return "Your account has no claim '" + claim + "', which the policy for " + table.table()
                    + " needs; ask your administrator.";
        }
    }

    /** The rows of every branch that names one of the principal's roles. */
    record AnyOf(List<Branch> branches) implements RowRule {
        /**
         * @param roles whose holders get the rows
         * @param rows which rows
         */
        record Branch(Set<String> roles, RowRule rows) {
            Branch {
                roles = Set.copyOf(roles);
            }
        }

        public AnyOf {
            branches = List.copyOf(branches);
        }

        @Override
        public RowAccess resolve(TableName table, Principal principal) {
            List<SqlFragment> conditions = new ArrayList<>();
            Optional<RowAccess.None> refusal = Optional.empty();
            for (Branch branch : branches) {
                if (!principal.hasAnyRole(branch.roles())) {
                    continue;
                }
                RowAccess access = branch.rows().resolve(table, principal);
                if (access instanceof RowAccess.All) {
                    return access;
                } else if (access instanceof RowAccess.Matching matching) {
                    conditions.add(matching.condition());
                } else if (access instanceof RowAccess.None none) {
                    refusal = Optional.of(refusal.orElse(none));
                }
            }
            return conditions.isEmpty()
                    ? refusal.orElseGet(() -> noRole(table))
                    : new RowAccess.Matching(SqlTemplate.join(conditions, "OR"));
        }

        @Override
        public List<String> lines() {
            return branches.stream()
                    .map(branch -> "for " + String.join(", ", new TreeSet<>(branch.roles())) + ": "
                            + String.join(" ", branch.rows().lines()))
                    .toList();
        }

        @Override
        public boolean canBeAll() {
            return branches.stream().anyMatch(branch -> branch.rows().canBeAll());
        }

        @Override
        public Set<String> roles() {
            return branches.stream().flatMap(branch -> branch.roles().stream()).collect(Collectors.toSet());
        }

        private static RowAccess.None noRole(TableName table) {
            return new RowAccess.None(
                    "None of your roles gives you rows of " + table.table() + "; ask your administrator.");
        }
    }
}
