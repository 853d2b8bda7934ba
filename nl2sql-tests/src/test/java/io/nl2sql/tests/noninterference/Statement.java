package io.nl2sql.tests.noninterference;

/**
 * Something to ask.
 *
 * @param sql text
 * @param ordered whether it puts its rows in an order in which nothing is left open, so that the order counts too
 */
record Statement(String sql, boolean ordered) {}
