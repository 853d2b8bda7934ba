package io.nl2sql.core.guard.name;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.lex.Token;
import java.util.List;

/**
 * The tables of a query as the query calls them, wherever they stand in it.
 *
 * @param all in the order of the text
 */
public record NamedTables(List<Named> all) {
    /** @param alias as it has to be written */
    record Named(String alias, VisibleTable table) {}

    public static NamedTables of(List<TableUse> uses, List<Token> tokens) {
        return new NamedTables(uses.stream()
                .map(use -> new Named(alias(use, tokens), use.table()))
                .toList());
    }

    private static String alias(TableUse use, List<Token> tokens) {
        int next = use.lastToken() + 1;
        if (!use.aliased() || next >= tokens.size()) {
            return Token.plain(use.table().name().table());
        }
        boolean as = tokens.get(next).is("as") && next + 1 < tokens.size();
        return Token.plain(tokens.get(as ? next + 1 : next).value());
    }

    /** Tables that have a column of this name. */
    List<Named> owning(String column) {
        return all.stream()
                .filter(named -> named.table().table().column(column).isPresent())
                .toList();
    }

    /** Tables of this name or alias; all where there is none. */
    List<Named> called(String qualifier) {
        List<Named> called = all.stream()
                .filter(named -> named.alias().equals(Token.plain(qualifier)))
                .toList();
        return called.isEmpty() ? all : called;
    }
}
