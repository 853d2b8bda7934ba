package io.nl2sql.core.catalog;

import io.nl2sql.security.identity.ClaimShape;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Policies that were checked against their database: tables whose policy cannot be kept are invisible, and a claim of a
 * kind that a policy cannot use counts as missing.
 */
public final class CheckedPolicies implements PolicySet {
    private final PolicySet policies;
    private final Set<TableName> withheld;
    private final Map<TableName, Map<String, Set<ClaimShape>>> claims;
    private final String version;

    /**
     * @param policies as they are written
     * @param withheld tables that nobody may see, whatever the policies say
     * @param claims which shapes each claim can have, by table and name
     */
    public CheckedPolicies(
            PolicySet policies, Set<TableName> withheld, Map<TableName, Map<String, Set<ClaimShape>>> claims) {
        this.policies = policies;
        this.withheld = Set.copyOf(withheld);
        this.claims = Map.copyOf(claims);
        this.version = policies.version() + "/" + digest();
    }

    private String digest() {
        Map<TableName, Map<String, Set<ClaimShape>>> sorted = new TreeMap<>();
        claims.forEach((table, shapes) -> sorted.put(table, new TreeMap<>(shapes)));
        String text = new TreeSet<>(withheld) + " " + sorted;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public TableAccess accessTo(TableName table, Principal principal) {
        if (withheld.contains(table)) {
            return new TableAccess.Invisible();
        }
        Map<String, Set<ClaimShape>> needed = claims.getOrDefault(table, Map.of());
        Map<String, ClaimValue> held = new HashMap<>(principal.claims().asMap());
        Optional<String> unfit = Optional.empty();
        for (Map.Entry<String, Set<ClaimShape>> claim : new TreeMap<>(needed).entrySet()) {
            ClaimValue value = held.remove(claim.getKey());
            if (value != null) {
                Optional<ClaimValue> fit = fitted(value, claim.getValue());
                fit.ifPresent(usable -> held.put(claim.getKey(), usable));
                unfit = unfit.or(() -> fit.isPresent() ? Optional.empty() : Optional.of(claim.getKey()));
            }
        }
        TableAccess access =
                policies.accessTo(table, new Principal(principal.name(), principal.roles(), Claims.of(held)));
        return unfit.map(claim -> explained(access, table, claim, needed.get(claim)))
                .orElse(access);
    }

    /** The value in a shape that the policy can use; a list of nothing is one of anything. */
    private static Optional<ClaimValue> fitted(ClaimValue value, Set<ClaimShape> possible) {
        if (possible.contains(value.shape())) {
            return Optional.of(value);
        }
        if (!value.multiple() || !value.values().isEmpty()) {
            return Optional.empty();
        }
        return possible.stream()
                .filter(ClaimShape::multiple)
                .sorted()
                .findFirst()
                .map(shape -> new ClaimValue(shape.type(), List.of(), true));
    }

    /** Where nothing is left, says that it is for the kind of the claim. */
    private static TableAccess explained(TableAccess access, TableName table, String claim, Set<ClaimShape> possible) {
        if (!(access instanceof TableAccess.Visible visible) || !(visible.rows() instanceof RowAccess.None)) {
            return access;
        }
        String kinds = possible.stream().sorted().map(ClaimShape::toString).collect(Collectors.joining(" or "));
        String reason = "Your claim '" + claim + "' is not what the policy for " + table.table() + " needs, which is "
                + kinds + "; ask your administrator.";
        return new TableAccess.Visible(new RowAccess.None(reason), visible.columns(), visible.unlisted());
    }
}
