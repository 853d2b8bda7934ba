package io.nl2sql.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private static JsonBody read(byte[] body) throws IOException {
        return JsonBody.read(new ByteArrayInputStream(body), List.of("question", "maxRows", "dryRun"));
    }

    private static JsonBody read(String body) throws IOException {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryKindOfField() throws IOException {
        JsonBody body = read("{\"question\": \"Wie viele Äpfel?\", \"maxRows\": 5, \"dryRun\": true}");

        assertThat(body.text("question")).isEqualTo("Wie viele Äpfel?");
        assertThat(body.optionalCount("maxRows")).contains(5);
        assertThat(body.flag("dryRun")).isTrue();
    }

    @Test
    void takesNullForAbsent() throws IOException {
        JsonBody body = read("{\"question\": null, \"maxRows\": null, \"dryRun\": null}");

        assertThat(body.optionalText("question")).isEmpty();
        assertThat(body.optionalCount("maxRows")).isEmpty();
        assertThat(body.flag("dryRun")).isFalse();
    }

    @Test
    void takesTheLargestIntForAnythingLarger() throws IOException {
        assertThat(read("{\"maxRows\": 99999999999999999999}").optionalCount("maxRows"))
                .contains(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                              | The body must be a JSON object.
            "x"                             | The body must be a JSON object.
            {"question": "a"} x             | The body is not JSON.
            {"question": "a"                | The body is not JSON.
            {"question": "a", "question": "b"} | The field 'question' stands twice.
            {"question": ["a"]}             | The field 'question' must not be a list or an object.
            {'question': 'a'}               | The body is not JSON.
            ``                              | The body is not JSON.
            {"row": 1}                      | Unknown field 'row'; known are question, maxRows, dryRun.
            """)
    void refusesWhatIsNotAnObjectOfKnownFields(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Nl2SqlException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e400", "1e999999999", "\"5\"", "true"})
    void refusesACountThatIsNone(String value) throws IOException {
        JsonBody body = read("{\"maxRows\": " + value + "}");

        assertThatThrownBy(() -> body.optionalCount("maxRows"))
                .hasMessage("The field 'maxRows' must be a whole number from 1 on.");
    }

    @Test
    void namesTheFieldOfTheWrongType() throws IOException {
        JsonBody body = read("{\"question\": 1, \"dryRun\": \"yes\"}");

        assertThatThrownBy(() -> body.text("question")).hasMessage("The field 'question' must be text.");
        assertThatThrownBy(() -> body.flag("dryRun")).hasMessage("The field 'dryRun' must be true or false.");
        assertThatThrownBy(() -> read("{}").text("question")).hasMessage("The field 'question' is missing.");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> read(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'}))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED))
                .hasMessage("The body is not text in UTF-8.");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThatThrownBy(() -> read(" ".repeat(65_537))).hasMessage("The body is larger than 64 KB.");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        assertThatThrownBy(() -> read("{\"question\":" + "[".repeat(60_000))).isInstanceOf(Nl2SqlException.class);
    }
}
