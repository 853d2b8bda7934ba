package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.Generation;
import org.junit.jupiter.api.Test;

/** A query whose conditions no row can meet is not what was meant. */
class ImpossibleConditionsTest {
    private final Zoo zoo = new Zoo();

    private static String sql(Generation generation) {
        return generation.fold(generated -> generated.sql(), back -> "", declined -> "");
    }

    @Test
    void doesNotCountWhatThereIsOnlyOneOf() {
        assertThat(sql(zoo.ask("Which feedings have more than 3 animals?"))).doesNotContain("> 3");
        assertThat(sql(zoo.ask("Which enclosures have more than 3 animals?"))).contains("> 3");
    }

    @Test
    void doesNotAskForTwoValuesOfOneColumnInARow() {
        assertThat(sql(zoo.ask("Which keepers are of country France and of gender F?")))
                .contains("country = 'France'")
                .contains("gender = 'F'");
        assertThat(sql(zoo.ask("Which keepers have the country France with the country Germany?")))
                .doesNotContain("country = 'France'");
    }

    @Test
    void doesNotAskForDaysBeforeTheirBeginning() {
        assertThat(sql(zoo.ask("feedings after 2025-03-01 and before 2025-06-01")))
                .contains("2025-03-02", "2025-06-01");
        assertThat(sql(zoo.ask("feedings after 2025-06-01 and before 2025-03-01")))
                .isEmpty();
    }

    @Test
    void readsWhatIsLackingAtTheEndOfTwoBranches() {
        assertThat(sql(zoo.ask("Which keepers have no feedings of animals?"))).contains("NOT EXISTS");
        assertThat(zoo.ask("feedings that do not have keepers and animals")).isNotNull();
    }
}
