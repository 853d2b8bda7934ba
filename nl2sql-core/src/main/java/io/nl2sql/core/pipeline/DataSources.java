package io.nl2sql.core.pipeline;

import java.util.List;
import java.util.Optional;

/** The configured data sources. Thread-safe. */
public interface DataSources {
    /**
     * The data source of that name, or the default one, ready to be asked.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException DATA_SOURCE_UNKNOWN, or DATA_SOURCE_UNAVAILABLE with the reason
     */
    GovernedSource resolve(Optional<String> name);

    /** All of them, in order of their names, whether or not they can be asked. */
    List<Status> list();

    /**
     * How a data source stands.
     *
     * @param name the data source's name
     * @param description for people who choose, empty where there is none
     * @param problem why it cannot be asked; empty where it can
     * @param isDefault whether questions that name none go there
     */
    record Status(String name, String description, Optional<String> problem, boolean isDefault) {}
}
