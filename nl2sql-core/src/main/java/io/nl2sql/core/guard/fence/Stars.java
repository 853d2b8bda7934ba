package io.nl2sql.core.guard.fence;

import io.nl2sql.core.guard.fence.FenceRegion.Nameable;
import io.nl2sql.core.guard.fence.FenceRegion.Source;
import io.nl2sql.core.guard.fence.FenceRegion.Star;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/** Stars in select lists: which can be written out as columns, and which would show one column more. */
final class Stars {
    private final QuerySource source;
    private final Predicate<SqlIdentifier> isTable;

    /** @param isTable whether a name in FROM is a table's, and not a WITH query's */
    Stars(QuerySource source, Predicate<SqlIdentifier> isTable) {
        this.source = source;
        this.isTable = isTable;
    }

    /** Whether a star of the block stands for the table's columns and cannot be written out. */
    boolean exposes(SqlSelect select, String alias, boolean renamed) {
        for (SqlIdentifier star : in(select)) {
            boolean exposes = isBare(star) ? !isPlain(select.getFrom()) : isOf(star, alias) && renamed;
            if (exposes) {
                return true;
            }
        }
        return false;
    }

    /** The stars that can be written out. */
    List<Star> of(SqlSelect select, Nameable from) {
        List<Star> stars = new ArrayList<>();
        for (SqlIdentifier star : in(select)) {
            List<Source> tables = from.tables().stream()
                    .filter(table -> isBare(star) || isOf(star, table.alias()))
                    .toList();
            if (!tables.isEmpty() && (!isBare(star) || isPlain(select.getFrom()))) {
                stars.add(new Star(range(star), tables));
            }
        }
        return stars;
    }

    private static List<SqlIdentifier> in(SqlSelect select) {
        List<SqlIdentifier> stars = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier name && name.isStar()) {
                stars.add(name);
            }
        }
        return stars;
    }

    private TextRange range(SqlIdentifier star) {
        TextRange range = new TextRange(source.firstToken(star), source.lastToken(star));
        if (!source.tokens().get(range.last()).is("*") || isBare(star) && range.first() < range.last()) {
            throw new IllegalStateException("A star is not where it should be");
        }
        return range;
    }

    private static boolean isBare(SqlIdentifier star) {
        return star.names.size() == 1;
    }

    private static boolean isOf(SqlIdentifier star, String alias) {
        return star.names.size() > 1 && star.names.get(star.names.size() - 2).equals(alias);
    }

    /** Whether all columns are those of the tables in FROM, one table after the other, with their own names. */
    private boolean isPlain(SqlNode from) {
        if (from instanceof SqlJoin join) {
            return join.getConditionType() != JoinConditionType.USING
                    && isPlain(join.getLeft())
                    && isPlain(join.getRight());
        }
        boolean named = from.getKind() == SqlKind.AS && ((SqlCall) from).operandCount() == 2;
        SqlNode what = named ? ((SqlCall) from).operand(0) : from;
        return what instanceof SqlIdentifier name && isTable.test(name);
    }
}
