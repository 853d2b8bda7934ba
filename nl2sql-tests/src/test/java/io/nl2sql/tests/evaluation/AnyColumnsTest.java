package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnyColumnsTest {
    @Test
    void leavesAStatementWithoutBracesAsItIs() {
        assertThat(AnyColumns.spelledOut("SELECT name FROM books;")).containsExactly("SELECT name FROM books");
    }

    @Test
    void choosesAnyOfTheColumnsInBraces() {
        assertThat(AnyColumns.spelledOut("SELECT {id, name}, count(*) FROM books GROUP BY {}"))
                .containsExactly(
                        "SELECT id, count(*) FROM books GROUP BY id",
                        "SELECT name, count(*) FROM books GROUP BY name",
                        "SELECT id, name, count(*) FROM books GROUP BY id, name");
    }

    @Test
    void partsStatements() {
        assertThat(AnyColumns.spelledOut("SELECT {id,name} FROM books; SELECT 1;"))
                .containsExactly(
                        "SELECT id FROM books", "SELECT name FROM books", "SELECT id, name FROM books", "SELECT 1");
    }
}
