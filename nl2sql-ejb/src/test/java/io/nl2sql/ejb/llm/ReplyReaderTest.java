package io.nl2sql.ejb.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    private static final String SQL = "SELECT 1";

    private final ReplyReader reader = new ReplyReader();

    private Optional<String> sql(String written) {
        return generated(written).map(GeneratedSql::sql);
    }

    private Optional<GeneratedSql> generated(String written) {
        return reader.read(written).map(generation -> ((Generation.Generated) generation).sql());
    }

    static Stream<String> waysToSayIt() {
        return Stream.of(
                "{\"sql\": \"SELECT 1\"}",
                "  {\"sql\": \" SELECT 1 \", \"more\": [1, {\"a\": null}], \"clarification\": null}\n",
                "```json\n{\"sql\": \"SELECT 1\"}\n```",
                "Here you are:\n```\n{\"sql\": \"SELECT 1\"}\n```\nAnything else?",
                "Sure! {\"sql\": \"SELECT 1\"} Done.",
                "```sql\nSELECT 1\n```",
                "The query {is} below.\n```SQL \r\nSELECT 1\r\n```",
                "SELECT 1");
    }

    @ParameterizedTest
    @MethodSource("waysToSayIt")
    void findsTheSqlHoweverItIsWrapped(String written) {
        assertThat(sql(written)).contains(SQL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"sql\": null}",
                "{\"sql\": \"\"}",
                "{\"sql\": 5}",
                "{\"sql\": \"SELECT 1",
                "[\"SELECT 1\"]",
                "I would SELECT 1",
                "DROP TABLE x",
                "```sql\nSELECT 1\n```\nor\n```sql\nSELECT 2\n```",
                "{\"clarification\": {\"question\": \"Which?\", \"choices\": [\"one\"]}}",
                "{\"refusal\": \"\u0000\u200b\"}",
            })
    void makesNothingOfAnythingElse(String written) {
        assertThat(reader.read(written)).isEmpty();
    }

    @Test
    void doesNotCutUpTwoStatementsForTheGuardIsToRefuseThem() {
        assertThat(sql("{\"sql\": \"SELECT 1; DROP TABLE x\"}")).contains("SELECT 1; DROP TABLE x");
    }

    @Test
    void keepsConfidenceWithinItsBounds() {
        assertThat(generated("{\"sql\": \"SELECT 1\", \"confidence\": 7}")
                        .orElseThrow()
                        .confidence())
                .isEqualTo(1);
        assertThat(generated("{\"sql\": \"SELECT 1\", \"confidence\": \"high\"}")
                        .orElseThrow()
                        .confidence())
                .isEqualTo(0.5);
    }

    @Test
    void boundsAndCleansWhatPeopleWillSee() {
        String prose = "a\u202e\u0007b\n\n c" + "x".repeat(5_000);

        String shown = generated("{\"sql\": \"SELECT 1\", \"explanation\": \""
                        + prose.replace("\n", "\\n").replace("\u0007", "\\u0007") + "\"}")
                .orElseThrow()
                .explanation();

        assertThat(shown).startsWith("ab cxxx").hasSize(602).endsWith(" …");
    }

    @Test
    void survivesDepth() {
        assertThat(reader.read("{\"sql\":".repeat(20_000))).isEmpty();
    }
}
