package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value is said of what is asked for; where it can only be that of somebody else's things, that is no certain answer. */
class StrayValueTest {
    private final Ferry ferry = new Ferry();

    private GeneratedSql answered(String question) {
        Generation answer = ferry.ask(question);
        assertThat(answer).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) answer).sql();
    }

    @Test
    void saysByWhichWayAPlaceIsOneOfPersonsAndIsNotSure() {
        GeneratedSql sql = answered("Sailors in France");
        assertThat(sql.assumptions()).contains("\"France\" was taken as the country of ports, by way of bookings.");
        assertThat(sql.confidence()).isLessThan(Thresholds.defaults().answer());
    }

    @Test
    void takesAPlaceAsItIsWhereTheWayToItIsNamedOrLeadsToOneThingOnly() {
        assertThat(answered("Sailors in Ghent").assumptions()).isEmpty();
        assertThat(answered("Bookings in France").assumptions()).noneMatch(said -> said.contains("by way of"));
        assertThat(answered("Sailors with bookings in France").assumptions())
                .noneMatch(said -> said.contains("by way of"));
    }

    @Test
    void takesWhoDoesSomethingForNoDateOfWhenItWasDone() {
        List<BoundWord> words = ferry.ask("Sailors hired through recruiters")
                .fold(GeneratedSql::words, back -> back.words(), declined -> declined.words());
        assertThat(words)
                .filteredOn(word -> word.text().equals("recruiters"))
                .extracting(BoundWord::state)
                .containsExactly(BoundWord.State.UNBOUND);
    }
}
