package io.nl2sql.tests.coverage;

import java.util.List;

/**
 * Statements of people, by the databases that they are asked of.
 *
 * @param name what it is called in the report
 * @param groups in the order of their databases
 */
record Corpus(String name, List<Group> groups) {
    /**
     * One statement.
     *
     * @param id file or question it comes from
     * @param sql text
     */
    record Written(String id, String sql) {}

    /**
     * Statements over one schema of one database.
     *
     * @param database what makes the database
     * @param schemas the search path; empty for every schema that the database has
     */
    record Group(DatabaseScript database, List<String> schemas, List<Written> statements) {
        Group {
            schemas = List.copyOf(schemas);
            statements = List.copyOf(statements);
        }
    }

    Corpus {
        groups = List.copyOf(groups);
    }

    int size() {
        return groups.stream().mapToInt(group -> group.statements().size()).sum();
    }
}
