package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @Test
    void keepsAPageOfOurOwnWithItsQuery() {
        assertThat(LocalPath.orStart("/history.xhtml?find=a%20b", "/app")).isEqualTo("/app/history.xhtml?find=a%20b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example/a.xhtml",
                "/\\evil.example/a.xhtml",
                "https://evil.example/a.xhtml",
                "/a.xhtml\r\nLocation: x",
                "/api/history",
                "history.xhtml"
            })
    void goesToTheStartPageInsteadOfAnywhereElse(String wished) {
        assertThat(LocalPath.orStart(wished, "/app")).isEqualTo("/app/index.xhtml");
    }
}
