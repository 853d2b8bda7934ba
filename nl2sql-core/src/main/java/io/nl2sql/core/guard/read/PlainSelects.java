package io.nl2sql.core.guard.read;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes queries that select and do nothing more, for copies that stand for something else. */
final class PlainSelects {
    private PlainSelects() {}

    /** @param from what is read, or null */
    static SqlSelect of(List<SqlNode> items, SqlNode from, SqlParserPos at) {
        return new SqlSelect(
                at,
                null,
                new SqlNodeList(items, at),
                from,
                null,
                null,
                null,
                SqlNodeList.EMPTY,
                null,
                null,
                null,
                null,
                null);
    }
}
