package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeywordsTest {
    @Test
    void leavesOutWhatMakesASentence() {
        assertThat(Keywords.of("What are the names of all students?")).isEqualTo("names of students");
        assertThat(Keywords.of("Which vendors have the most orders ?")).isEqualTo("vendors have most orders");
    }

    @Test
    void keepsConditionsAndValuesAsTheyAreWritten() {
        assertThat(Keywords.of("Show the students who have a GPA above 3.5 in New York."))
                .isEqualTo("students with GPA above 3.5 in New York");
    }
}
