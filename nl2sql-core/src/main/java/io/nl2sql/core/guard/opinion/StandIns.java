package io.nl2sql.core.guard.opinion;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import net.sf.jsqlparser.schema.Table;

/**
 * A text in which names stand for queries.
 *
 * @param sql the text
 * @param number how many stand-ins there are
 */
record StandIns(String sql, int number) {
    /** The name of each stand-in, which nobody can have written. */
    private static final String NAME = "policy_" + nonce();

    private static final List<String> ONLY_NAME = List.of(NAME);

    private static String nonce() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether the text holds what only stand-ins hold. */
    static boolean isForged(String sql) {
        return sql.contains(NAME);
    }

    /** The text with stand-ins for these queries in parentheses, as far as they follow each other in this order. */
    static StandIns of(String sql, List<String> queries) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        int number = 0;
        for (String query : queries) {
            int at = sql.indexOf(query, from);
            if (at < 0) {
                break;
            }
            text.append(sql, from, at).append(' ').append(NAME).append(' ');
            from = at + query.length();
            number++;
        }
        return new StandIns(text.append(sql.substring(from)).toString(), number);
    }

    /** Whether the table is a stand-in: its whole name, and nothing to it but an alias. */
    static boolean isOne(Table table) {
        return table.getNameParts().equals(ONLY_NAME)
                && !table.isTableVariable()
                && table.getTimeTravel() == null
                && table.getTimeTravelStrAfterAlias() == null
                && table.getPivot() == null
                && table.getUnPivot() == null
                && table.getSampleClause() == null
                && table.getIndexHint() == null
                && table.getSqlServerHints() == null;
    }
}
