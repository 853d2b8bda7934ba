package io.nl2sql.core.guard.opinion;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * A text in which short queries stand for long ones.
 *
 * @param sql the text
 * @param number how many stand-ins there are
 */
record StandIns(String sql, int number) {
    /** The one column of each stand-in, which nobody can have written. */
    private static final String NAME = "policy_" + nonce();

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
            text.append(sql, from, at).append("(SELECT ").append(NAME).append(')');
            from = at + query.length();
            number++;
        }
        return new StandIns(text.append(sql.substring(from)).toString(), number);
    }

    /** Whether the query is what a stand-in holds. */
    boolean isOne(Select query) {
        return query instanceof PlainSelect plain
                && plain.getFromItem() == null
                && plain.getSelectItems().size() == 1
                && plain.getSelectItem(0).getExpression() instanceof Column column
                && column.getTable() == null
                && NAME.equals(column.getColumnName());
    }
}
