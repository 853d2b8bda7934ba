package io.nl2sql.core.guard.name;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to write instead of a name that means nothing. Knows only what the asker may see, so that a hidden name is told
 * apart from one that does not exist by nothing.
 */
public final class Hints {
    /** Catalogs can be large, and lists in a hint must stay short. */
    private static final int MOST_NAMED = 4;

    private final VisibleCatalog catalog;

    public Hints(VisibleCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * For a table that is not there.
     *
     * @param name its parts as written
     * @param queries names of WITH queries that can be read there
     */
    public String table(List<String> name, Set<String> queries) {
        String last = name.get(name.size() - 1);
        Map<String, String> written = new LinkedHashMap<>();
        queries.forEach(query -> written.put(query, Token.plain(query)));
        for (VisibleTable table : catalog.tables()) {
            written.putIfAbsent(table.name().table(), written(table));
        }
        return meant(written.get(last), Likeness.nearest(last, written.keySet()).map(written::get));
    }

    private String written(VisibleTable table) {
        boolean unqualified = catalog.resolve(table.name().table())
                .filter(first -> first.name().equals(table.name()))
                .isPresent();
        String plain = Token.plain(table.name().table());
        return unqualified ? plain : Token.plain(table.name().schema()) + "." + plain;
    }

    /** Of a name that is right but for what stands before it, or of the nearest. */
    private static String meant(String same, Optional<String> nearest) {
        return Optional.ofNullable(same)
                .or(() -> nearest)
                .map(name -> "Did you mean " + name + "?")
                .orElse("");
    }

    /** For a function that is not on the list. */
    public static String function(String name) {
        return meant(null, Likeness.nearest(name, Functions.names()));
    }

    /**
     * For a column that is not there.
     *
     * @param qualifier table or alias before it, empty where there is none
     * @param tables those of the query
     */
    String column(String name, String qualifier, NamedTables tables) {
        List<NamedTables.Named> owners = tables.owning(name);
        if (!owners.isEmpty()) {
            return "It is a column of "
                    + listed(owners.stream().map(NamedTables.Named::alias).toList()) + ".";
        }
        Set<String> columns = new TreeSet<>();
        tables.called(qualifier).forEach(table -> columns.addAll(columns(table.table())));
        Optional<String> near = Likeness.nearest(name, columns).map(Token::plain);
        if (near.isPresent()) {
            return "Did you mean " + near.get() + "?";
        }
        List<String> elsewhere = catalog.tables().stream()
                .filter(table -> table.table().column(name).isPresent())
                .limit(MOST_NAMED)
                .map(this::written)
                .toList();
        return elsewhere.isEmpty() ? listOfColumns(columns) : "It is a column of " + listed(elsewhere) + ".";
    }

    private static String listOfColumns(Collection<String> columns) {
        boolean few = !columns.isEmpty() && columns.size() <= 3 * MOST_NAMED;
        return few
                ? "There are "
                        + String.join(", ", columns.stream().map(Token::plain).toList()) + "."
                : "";
    }

    private static List<String> columns(VisibleTable table) {
        return table.table().columns().stream().map(Column::name).toList();
    }

    /** For what is neither a table nor an alias of the query. */
    String alias(String name, NamedTables tables) {
        Optional<String> renamed = tables.all().stream()
                .filter(table -> table.table().name().table().equals(name))
                .map(table -> "The table " + Token.plain(name) + " is called " + table.alias() + " here.")
                .findFirst();
        if (renamed.isPresent()) {
            return renamed.get();
        }
        Set<String> aliases = new TreeSet<>();
        tables.all().forEach(table -> aliases.add(table.alias()));
        if (aliases.isEmpty()) {
            return "";
        }
        return Likeness.nearest(name, aliases)
                .map(near -> "Did you mean " + near + "?")
                .orElse("The query reads " + listed(new ArrayList<>(aliases)) + ".");
    }

    /** For a column that several tables of the query have. */
    String ambiguous(String name, NamedTables tables) {
        List<String> candidates = tables.owning(name).stream()
                .map(table -> table.alias() + "." + Token.plain(name))
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        return candidates.size() < 2
                ? "Write the table or alias before it."
                : "Write " + String.join(" or ", candidates) + ".";
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.stream().distinct().limit(MOST_NAMED).toList());
    }
}
