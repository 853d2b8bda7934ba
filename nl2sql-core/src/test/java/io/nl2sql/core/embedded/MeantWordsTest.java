package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeantWordsTest {
    private final Thesaurus thesaurus = new Thesaurus(Map.of(
            "outlets", Map.of("shops", 0.8, "flavour", 0.2),
            "municipality", Map.of("town", 0.7),
            "fizzle", Map.of("shops", 0.41, "cakes", 0.4),
            "flavour notes", Map.of("flavour", 0.6, "name", 0.2),
            "outlet name", Map.of("name", 0.7),
            "emporium", Map.of("shops", 0.8, "town", 0.1),
            "tariff", Map.of("price", 0.8),
            "bought", Map.of("cakes", 0.8)));
    private final Bakery bakery = new Bakery(thesaurus);

    /** Nearness by hand. */
    private static final class Thesaurus implements Meanings {
        private final Map<String, Map<String, Double>> near;

        Thesaurus(Map<String, Map<String, Double>> near) {
            this.near = near;
        }

        @Override
        public void learn(Collection<String> names) {}

        @Override
        public List<Likeness> like(String phrase, Collection<String> names) {
            return near.getOrDefault(phrase, Map.of()).entrySet().stream()
                    .filter(name -> names.contains(name.getKey()))
                    .map(name -> new Likeness(name.getKey(), name.getValue(), true))
                    .sorted(Comparator.comparingDouble(Likeness::nearness).reversed())
                    .toList();
        }
    }

    private GeneratedSql answered(String question) {
        assertThat(bakery.ask(question)).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) bakery.ask(question)).sql();
    }

    @Test
    void readsAWordAsTheNameThatMeansTheSameAndSaysSo() {
        GeneratedSql sql = answered("How many outlets are there?");
        assertThat(sql.sql()).containsIgnoringCase("from bakery.shops").containsIgnoringCase("count(*)");
        assertThat(sql.assumptions()).contains("\"outlets\" was read as shops.");
    }

    @Test
    void isNeverSureOfSuchAWord() {
        assertThat(answered("How many outlets are there?").confidence())
                .isLessThan(Thresholds.defaults().answer());
        assertThat(answered("How many shops are there?").confidence())
                .isGreaterThan(Thresholds.defaults().answer());
    }

    @Test
    void readsColumnsSoToo() {
        assertThat(answered("Show the municipality of each shop").sql()).contains("town");
    }

    @Test
    void guessesThatAnUnknownWordBesideAColumnsNameSaysMoreOfItAndCountsOnNothing() {
        GeneratedSql sql = answered("Show the flavour notes of all cakes");
        assertThat(sql.sql()).startsWith("SELECT cakes.flavour").doesNotContain("JOIN");
        assertThat(sql.confidence()).isLessThan(Thresholds.defaults().answer());
    }

    @Test
    void doesNotTakeAWordForMoreOfANameThatAnythingHas() {
        Generation reply = bakery.ask("Show the outlet name");
        assertThat(reply).asString().doesNotContain("\"outlet name\" was read as");
    }

    @Test
    void leavesAWordUnknownThatIsAsNearToTwoNames() {
        Generation reply = bakery.ask("How many fizzle are there?");
        assertThat(reply)
                .asInstanceOf(type(Generation.Declined.class))
                .extracting(Generation.Declined::words)
                .satisfies(words -> assertThat(words)
                        .anyMatch(word -> word.text().equals("fizzle") && word.state() == BoundWord.State.UNBOUND));
    }

    @Test
    void readsTheWordsAroundSuchAWordAsBesideTheName() {
        GeneratedSql sql = answered("Show the emporium names");
        assertThat(sql.sql()).startsWith("SELECT shops.name").doesNotContain("cakes");
        assertThat(sql.assumptions()).contains("\"emporium names\" was read as shops name.");
    }

    @Test
    void comparesTheWordsOfLongerNamesToo() {
        assertThat(answered("Show the tariff of each bill line").sql()).contains("unit_price");
    }

    @Test
    void doesNotReadWhatWasDoneAsTheNameOfAThing() {
        assertThat(answered("Show the names of shops that bought").assumptions())
                .noneMatch(assumption -> assumption.startsWith("\"shops bought"));
    }

    @Test
    void readsTheWordsBesideAnUnknownOneAsEver() {
        assertThat(answered("Show the cake and line ids of bill lines that flummox")
                        .sql())
                .contains("cake_id")
                .contains("line_id");
    }
}
