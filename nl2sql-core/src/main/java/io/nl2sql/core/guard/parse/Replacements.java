package io.nl2sql.core.guard.parse;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to use instead of functions of PostgreSQL that people call and that no query here may. */
public final class Replacements {
    private static final String ONE_USER =
            "Every query runs as the same user of the database; policies know who asks without being told.";

    private static final Set<String> OF_THE_SESSION = Set.of(
            "current_user",
            "session_user",
            "system_user",
            "user",
            "current_role",
            "current_catalog",
            "current_schema",
            "current_schemas",
            "current_database",
            "current_setting",
            "set_config",
            "pg_backend_pid",
            "inet_client_addr");

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("json_object", "Use jsonb_build_object('key', value)."),
            Map.entry("json_array", "Use jsonb_build_array(value, …)."),
            Map.entry("json_objectagg", "Use jsonb_object_agg(key, value)."),
            Map.entry("json_arrayagg", "Use jsonb_agg(value)."),
            Map.entry("json_query", "Use jsonb_path_query_first."),
            Map.entry("json_value", "Use the operators -> and ->>."),
            Map.entry("json_exists", "Use jsonb_path_exists."),
            Map.entry("json_table", "Use jsonb_to_recordset(…) AS t(name type, …)."),
            Map.entry("json_serialize", "Cast to text."),
            Map.entry("json_scalar", "Use to_jsonb."),
            Map.entry("json", "Cast to jsonb."),
            Map.entry("xmlelement", "Use jsonb_build_object; there is no XML here."),
            Map.entry("xmlforest", "Use jsonb_build_object; there is no XML here."),
            Map.entry("xmltable", "Use jsonb_to_recordset(…) AS t(name type, …); there is no XML here."),
            Map.entry("treat", "Use CAST(… AS …)."),
            Map.entry("pg_typeof", "The schema tells the types of columns."));

    private Replacements() {}

    /** A sentence, where something is known to be used instead. */
    public static Optional<String> of(String function) {
        return OF_THE_SESSION.contains(function) ? Optional.of(ONE_USER) : Optional.ofNullable(BY_NAME.get(function));
    }
}
