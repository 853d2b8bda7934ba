package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.name.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * Writes NATURAL JOIN with USING. It joins by the columns that the asker sees on both sides: to them there are no others.
 */
final class NaturalJoins {
    private final QuerySource source;
    private final FromReader tables;

    NaturalJoins(QuerySource source, FromReader tables) {
        this.source = source;
        this.tables = tables;
    }

    /** @param join its position reaches from NATURAL to the end of its right side */
    void spellOut(SqlJoin join, Scope scope) {
        Optional<List<String>> common = common(join, scope);
        if (common.isEmpty()) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "NATURAL JOIN is only understood between tables whose common columns have one meaning.",
                    join,
                    "Use ON or USING.");
            return;
        }
        String names = common.get().stream().map(Token::quoted).collect(Collectors.joining(", "));
        source.edits().drop(source.firstToken(join));
        source.edits().after(source.lastToken(join), names.isEmpty() ? "on true" : "using (" + names + ")");
    }

    /** The columns of both sides, or empty where they are not known or not clear. */
    private Optional<List<String>> common(SqlJoin join, Scope scope) {
        Optional<List<String>> left = columns(join.getLeft(), scope);
        Optional<List<String>> right = columns(join.getRight(), scope);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        List<String> common = left.get().stream().filter(right.get()::contains).toList();
        Set<String> once = new LinkedHashSet<>(common);
        boolean clear = common.size() == once.size()
                && right.get().stream().filter(once::contains).count() == once.size();
        return clear ? Optional.of(common) : Optional.empty();
    }

    private Optional<List<String>> columns(SqlNode from, Scope scope) {
        if (from instanceof SqlJoin join) {
            return ofJoin(join, scope);
        }
        if (from.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) from;
            List<SqlNode> aliases = as.getOperandList().subList(2, as.operandCount());
            return columns(as.operand(0), scope).map(columns -> renamed(columns, aliases));
        }
        boolean table = from instanceof SqlIdentifier name && !(name.isSimple() && scope.hasQuery(name.getSimple()));
        return table
                ? tables.find((SqlIdentifier) from)
                        .map(found -> found.table().columns().stream()
                                .map(Column::name)
                                .toList())
                : Optional.empty();
    }

    private static List<String> renamed(List<String> columns, List<SqlNode> aliases) {
        List<String> names = new ArrayList<>(columns);
        for (int i = 0; i < Math.min(aliases.size(), names.size()); i++) {
            names.set(i, ((SqlIdentifier) aliases.get(i)).getSimple());
        }
        return names;
    }

    private Optional<List<String>> ofJoin(SqlJoin join, Scope scope) {
        Optional<List<String>> left = columns(join.getLeft(), scope);
        Optional<List<String>> right = columns(join.getRight(), scope);
        Optional<List<String>> merged = join.isNatural() ? common(join, scope) : Optional.of(using(join));
        if (left.isEmpty() || right.isEmpty() || merged.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(merged.get());
        addOthers(left.get(), merged.get(), all);
        addOthers(right.get(), merged.get(), all);
        return Optional.of(all);
    }

    private static List<String> using(SqlJoin join) {
        return join.getConditionType() == JoinConditionType.USING
                ? ((SqlNodeList) join.getCondition())
                        .getList().stream()
                                .map(name -> ((SqlIdentifier) name).getSimple())
                                .toList()
                : List.of();
    }

    private static void addOthers(List<String> columns, Collection<String> merged, List<String> to) {
        columns.stream().filter(column -> !merged.contains(column)).forEach(to::add);
    }
}
