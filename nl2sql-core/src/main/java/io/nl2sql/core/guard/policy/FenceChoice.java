package io.nl2sql.core.guard.policy;

import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.fence.Fence;
import io.nl2sql.core.guard.fence.FenceRegion;
import io.nl2sql.core.guard.fence.FenceRegion.Site;
import io.nl2sql.core.guard.fence.FenceRegion.Source;
import io.nl2sql.core.guard.fence.FenceRegion.Star;
import io.nl2sql.core.guard.policy.PolicySelect.Restriction;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the fence of every table and the guards around what can fail. A policy over a table's own columns is applied
 * where the table is read: its hidden rows matter to expressions over that table only. A policy that looks things up may
 * be applied later, as a join: until then its hidden rows can decide on which rows of other tables anything is evaluated,
 * so every expression of the region must ask for them. Not thread-safe.
 */
public final class FenceChoice {
    /** What stands behind a view is planned with the query, and so is a policy over it. */
    private static final Set<Table.Kind> STORED =
            EnumSet.of(Table.Kind.TABLE, Table.Kind.PARTITIONED_TABLE, Table.Kind.MATERIALIZED_VIEW);

    private final Map<TableName, Restriction> restrictions = new HashMap<>();
    private final Map<Integer, Fence> fences = new HashMap<>();
    private final List<Guarded> guarded = new ArrayList<>();
    private final List<Star> stars = new ArrayList<>();

    /**
     * An expression and the tables that its guard asks.
     *
     * @param site the expression
     * @param aliases of the tables
     */
    public record Guarded(Site site, List<String> aliases) {
        public Guarded {
            aliases = List.copyOf(aliases);
        }
    }

    /** The fence of each table, by the first token of its name; those that are missing belong to no region. */
    public Map<Integer, Fence> fences() {
        return Map.copyOf(fences);
    }

    public List<Guarded> guarded() {
        return List.copyOf(guarded);
    }

    /** Stars that must be written out, lest they show what guards ask for. */
    public List<Star> stars() {
        return List.copyOf(stars);
    }

    /** Decides a region and those within. */
    public void decide(FenceRegion region) {
        Set<Source> fenced = new HashSet<>();
        for (Source table : region.tables()) {
            if (isNeeded(table, region) && !canGuard(table, region)) {
                fenced.add(table);
            }
        }
        List<Guarded> found = new ArrayList<>();
        for (Site site : region.sites()) {
            List<String> aliases = site.nameable().tables().stream()
                    .filter(table -> isNeeded(table, site) && !fenced.contains(table))
                    .map(Source::alias)
                    .toList();
            if (!aliases.isEmpty()) {
                found.add(new Guarded(site, aliases));
            }
        }
        boolean innerAlone = region.sites().stream()
                .filter(site -> !site.inner().isEmpty())
                .allMatch(site -> found.stream().anyMatch(guard -> guard.site() == site));
        if (!region.isGuardable() || !innerAlone) {
            fenceAll(region);
            return;
        }
        guarded.addAll(found);
        for (Source table : region.tables()) {
            Fence open = region.sites().stream().anyMatch(site -> isNeeded(table, site)) ? Fence.GUARD : Fence.NONE;
            fences.put(table.use().firstToken(), fenced.contains(table) ? Fence.OFFSET : open);
        }
        region.stars().stream().filter(this::showsGuard).forEach(stars::add);
        region.sites().forEach(site -> site.inner().forEach(this::decide));
        region.inner().forEach(this::decide);
    }

    private boolean showsGuard(Star star) {
        return star.tables().stream().anyMatch(table -> fences.get(table.use().firstToken()) == Fence.GUARD);
    }

    private void fenceAll(FenceRegion region) {
        region.tables().forEach(table -> fences.put(table.use().firstToken(), Fence.OFFSET));
        region.sites().forEach(site -> site.inner().forEach(this::fenceAll));
        region.inner().forEach(this::fenceAll);
    }

    private boolean isNeeded(Source table, FenceRegion region) {
        return region.sites().stream().anyMatch(site -> isNeeded(table, site));
    }

    /** Whether hidden rows of the table could make the expression fail. */
    private boolean isNeeded(Source table, Site site) {
        return switch (restriction(table.use().table())) {
            case NONE -> false;
            case OWN_COLUMNS -> !isStored(table) || site.nameable().reads(table, site.names());
            case LOOKS_UP, CAN_FAIL -> true;
        };
    }

    private boolean canGuard(Source table, FenceRegion region) {
        boolean named = region.sites().stream()
                .filter(site -> isNeeded(table, site))
                .allMatch(site -> site.nameable().tables().contains(table));
        return named && !table.starred() && restriction(table.use().table()) != Restriction.CAN_FAIL;
    }

    private static boolean isStored(Source table) {
        return STORED.contains(table.use().table().table().kind());
    }

    private Restriction restriction(VisibleTable table) {
        return restrictions.computeIfAbsent(table.name(), name -> PolicySelect.restriction(table));
    }
}
