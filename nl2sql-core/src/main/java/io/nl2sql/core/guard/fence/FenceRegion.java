package io.nl2sql.core.guard.fence;

import io.nl2sql.core.guard.name.MentionedNames;
import io.nl2sql.core.guard.name.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The blocks of a query that PostgreSQL may plan as one: a query and the derived tables that it reads. Hidden rows of any
 * of its tables can decide on which rows an expression of the region is evaluated. Not thread-safe.
 */
public final class FenceRegion {
    /**
     * A table in FROM.
     *
     * @param use where its name stands
     * @param alias what its block calls it
     * @param renamed whether its columns have other names there
     * @param starred whether its block asks for all columns in a way that cannot be written out, so that one more would show
     */
    public record Source(TableUse use, String alias, boolean renamed, boolean starred) {
        boolean mayMean(MentionedNames names) {
            return names.qualifiers().contains(alias)
                    || names.bare().contains(alias)
                    || renamed && !names.bare().isEmpty()
                    || use.table().table().columns().stream()
                            .anyMatch(column -> names.bare().contains(column.name()));
        }
    }

    /**
     * A star in a select list that can be written out.
     *
     * @param range its tokens
     * @param tables whose columns it stands for
     */
    public record Star(TextRange range, List<Source> tables) {
        public Star {
            tables = List.copyOf(tables);
        }
    }

    /**
     * What can be named at a place.
     *
     * @param tables directly in FROM
     * @param derived whether there is anything else in FROM
     */
    public record Nameable(List<Source> tables, boolean derived) {
        public Nameable {
            tables = List.copyOf(tables);
        }

        public Nameable and(Nameable other) {
            List<Source> all = new ArrayList<>(tables);
            all.addAll(other.tables);
            return new Nameable(all, derived || other.derived);
        }

        /** Whether the names could mean columns of the table, here or through what is derived from it. */
        public boolean reads(Source table, MentionedNames names) {
            if (tables.contains(table)) {
                return table.mayMean(names);
            }
            return derived && (!names.bare().isEmpty() || !aliases().containsAll(names.qualifiers()));
        }

        private Set<String> aliases() {
            return Set.copyOf(tables.stream().map(Source::alias).toList());
        }
    }

    /**
     * An expression that can fail, where a guard can be written around it.
     *
     * @param range its tokens
     * @param label the name it must keep, empty where none is needed
     * @param names what it mentions
     * @param nameable what can be named there
     * @param inner regions of its inner queries, which PostgreSQL plans alone once a guard is around it
     */
    public record Site(
            TextRange range, String label, MentionedNames names, Nameable nameable, List<FenceRegion> inner) {
        public Site {
            inner = List.copyOf(inner);
        }
    }

    /**
     * A block whose groups or sort keys can fail. The rows that its own tables hide are gone before rows are grouped, but
     * PostgreSQL computes the block only once a row of the tables beside it asks for it; and it may sort rows before a
     * policy that looks things up has hidden any.
     *
     * @param own tables of the block and of those within, unless it sorts by what can fail
     */
    public record Lazy(List<Source> own) {
        public Lazy {
            own = List.copyOf(own);
        }
    }

    private final List<Source> tables = new ArrayList<>();
    private final List<Lazy> lazy = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<Star> stars = new ArrayList<>();
    private final List<FenceRegion> inner = new ArrayList<>();
    private boolean unguardable;

    void add(Source table) {
        tables.add(table);
    }

    void add(Site site) {
        sites.add(site);
    }

    void add(Lazy block) {
        lazy.add(block);
    }

    void add(Star star) {
        stars.add(star);
    }

    /** A region within, that is planned alone: it is no part of a condition. */
    void add(FenceRegion region) {
        inner.add(region);
    }

    /** Something can fail where no guard can be written. */
    void refuseGuards() {
        unguardable = true;
    }

    public boolean isGuardable() {
        return !unguardable;
    }

    public List<Source> tables() {
        return List.copyOf(tables);
    }

    public List<Site> sites() {
        return List.copyOf(sites);
    }

    public List<Lazy> lazy() {
        return List.copyOf(lazy);
    }

    public List<Star> stars() {
        return List.copyOf(stars);
    }

    /** Regions within, those of sites apart. */
    public List<FenceRegion> inner() {
        return List.copyOf(inner);
    }
}
