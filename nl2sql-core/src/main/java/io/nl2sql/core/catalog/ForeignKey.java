package io.nl2sql.core.catalog;

import io.nl2sql.security.policy.TableName;
import java.util.List;

/**
 * A declared reference from some columns of a table to those of another.
 *
 * @param columns referring columns, in key order
 * @param target referred table
 * @param targetColumns referred columns, in key order
 */
public record ForeignKey(List<String> columns, TableName target, List<String> targetColumns) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
