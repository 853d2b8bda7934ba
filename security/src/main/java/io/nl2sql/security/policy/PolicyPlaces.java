package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlValue;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of a table's policy stand in the file.
 *
 * @param table the whole section
 * @param columns sections of columns
 * @param sql every condition and expression
 */
record PolicyPlaces(YamlValue table, Map<String, YamlValue> columns, List<PolicySql> sql) {
    PolicyPlaces {
        columns = Map.copyOf(columns);
        sql = List.copyOf(sql);
    }
}
