package io.nl2sql.core.guard.read;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * A select list.
 *
 * @param list its items
 * @param distinctOn what stood in {@code DISTINCT ON (…)}
 */
record SelectItems(SqlNodeList list, List<SqlNode> distinctOn) {
    SelectItems {
        distinctOn = List.copyOf(distinctOn);
    }
}
