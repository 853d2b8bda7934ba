package io.nl2sql.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the statuses in {@code docs/errors.md} true. */
class StatusDocumentedTest {
    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "errors.md"));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void listsEveryErrorWithItsStatus(ErrorCode code) throws IOException {
        assertThat(document())
                .contains("| `" + code + "` | " + HttpStatus.of(code).status() + " |");
    }
}
