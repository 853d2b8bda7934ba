package io.nl2sql.core.pipeline;

import io.nl2sql.core.linking.value.ValueProgress;
import java.util.Map;

/** How far the stored values of the data sources are known by name. Thread-safe. */
public interface ValueReports {
    /** By data source. For administrators only. */
    Map<String, ValueProgress> values();
}
