package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;

/** The policies of one data source at one version. Implementations are immutable and thread-safe. */
public interface PolicySet {
    /** Changes whenever any answer could change; part of every cache key. */
    String version();

    /** How the principal sees the table; {@link TableAccess.Invisible} for a table without a policy. */
    TableAccess accessTo(TableName table, Principal principal);
}
