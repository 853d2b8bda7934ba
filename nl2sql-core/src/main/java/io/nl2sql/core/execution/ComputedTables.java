package io.nl2sql.core.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tables of which reading a row can fail, because something is computed then: a view's expressions and conditions, or a
 * virtual column. A view counts as one unless PostgreSQL's own description of it holds nothing but columns, comparisons and
 * other functions that cannot fail, over stored tables.
 */
final class ComputedTables {
    /** What a view may be made of; any other node of PostgreSQL's tree could fail. */
    private static final String PLAIN_NODES =
            "QUERY|RANGETBLENTRY|RTEPERMISSIONINFO|ALIAS|TARGETENTRY|FROMEXPR|JOINEXPR|RANGETBLREF|VAR|CONST|OPEXPR|FUNCEXPR"
                    + "|BOOLEXPR|NULLTEST|BOOLEANTEST|RELABELTYPE|SCALARARRAYOPEXPR|DISTINCTEXPR|NULLIFEXPR|COALESCEEXPR"
                    + "|CASEEXPR|CASEWHEN|CASETESTEXPR|ARRAYEXPR|ARRAYCOERCEEXPR";

    /** Leakproof functions raise no error that depends on a value; these do not either. */
    private static final String COMPARISONS = "^(numeric|interval|enum|bpchar|jsonb)_*(eq|ne|lt|le|gt|ge)$";

    private static final String COMPUTED = """
            SELECT c.oid
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN' AND c.relkind = 'v'
            WHERE n.nspname = ANY(?) AND c.relkind IN ('r', 'p', 'v', 'f') AND NOT c.relispartition
              AND (EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attgenerated = 'v')
                OR c.relkind = 'v' AND (
                  EXISTS (SELECT 1 FROM regexp_matches(r.ev_action::text, '\\{([A-Z]+)', 'g') AS node(name)
                          WHERE node.name[1] !~ '^(NODES)$')
                  OR EXISTS (SELECT 1 FROM regexp_matches(r.ev_action::text, ':(opfuncid|funcid) (\\d+)', 'g') AS f(id)
                             WHERE NOT EXISTS (SELECT 1 FROM pg_proc p WHERE p.oid = f.id[2]::oid
                               AND (p.proleakproof OR p.pronamespace = 'pg_catalog'::regnamespace
                                 AND p.proname ~ 'COMPARISONS')))
                  OR EXISTS (SELECT 1 FROM pg_depend d JOIN pg_class s ON s.oid = d.refobjid
                             WHERE d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                               AND d.refclassid = 'pg_class'::regclass AND s.oid <> c.oid
                               AND (s.relkind = 'v' OR EXISTS (SELECT 1 FROM pg_attribute a
                                 WHERE a.attrelid = s.oid AND a.attgenerated = 'v')))))
            """.replace("NODES", PLAIN_NODES).replace("COMPARISONS", COMPARISONS);

    private ComputedTables() {}

    /** Their object identifiers. */
    static Set<Long> read(Connection connection, List<String> schemas) throws SQLException {
        Set<Long> computed = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(COMPUTED)) {
            statement.setArray(1, connection.createArrayOf("name", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    computed.add(rows.getLong(1));
                }
            }
        }
        return computed;
    }
}
