package io.nl2sql.core.pipeline;

import java.util.List;

/** Tells how the policies of all data sources stand. Thread-safe. */
public interface PolicyReports {
    /** In order of the data sources' names. */
    List<PolicyReport> all();

    /** Data sources that the policy file names and the configuration does not, in alphabetical order. */
    List<String> strangers();
}
