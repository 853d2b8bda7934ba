package io.nl2sql.ejb.ask;

/**
 * A data source as people choose it.
 *
 * @param description empty where there is none
 * @param problem why it cannot be asked, empty where it can
 */
public record DataSourceInfo(String name, String description, boolean available, String problem, boolean isDefault) {}
