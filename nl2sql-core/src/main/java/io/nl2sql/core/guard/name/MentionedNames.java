package io.nl2sql.core.guard.name;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * The names in an expression and its inner queries: more than its columns, never fewer.
 *
 * @param qualifiers what stands before a column's name
 * @param bare names without a qualifier
 */
public record MentionedNames(Set<String> qualifiers, Set<String> bare) {
    public MentionedNames {
        qualifiers = Set.copyOf(qualifiers);
        bare = Set.copyOf(bare);
    }

    public static MentionedNames of(SqlNode node) {
        Set<String> qualifiers = new HashSet<>();
        Set<String> bare = new HashSet<>();
        collect(node, qualifiers, bare);
        return new MentionedNames(qualifiers, bare);
    }

    public boolean isEmpty() {
        return qualifiers.isEmpty() && bare.isEmpty();
    }

    private static void collect(SqlNode node, Set<String> qualifiers, Set<String> bare) {
        if (node instanceof SqlIdentifier name) {
            int size = name.names.size();
            if (size > 1) {
                qualifiers.add(name.names.get(size - 2));
            } else if (!name.isStar()) {
                bare.add(name.getSimple());
            }
        } else if (node instanceof SqlNodeList list) {
            list.forEach(part -> collect(part, qualifiers, bare));
        } else if (node instanceof SqlCall call) {
            call.getOperandList().forEach(part -> collect(part, qualifiers, bare));
        }
    }
}
