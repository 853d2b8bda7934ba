package io.nl2sql.ejb.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileSourceTest {
    @TempDir
    Path directory;

    @Test
    void readsTheFileBelowEnvironmentAndSystemProperties() throws IOException {
        Path file = directory.resolve("nl2sql.properties");
        Files.writeString(
                file,
                "nl2sql.http.port=18300\n# comment\nnl2sql.datasource.lab.description=Büro\n",
                StandardCharsets.UTF_8);
        ConfigFileSource source = new ConfigFileSource(file.toString());
        assertThat(source.getValue("nl2sql.http.port")).isEqualTo("18300");
        assertThat(source.getValue("nl2sql.datasource.lab.description")).isEqualTo("Büro");
        assertThat(source.getOrdinal()).isBetween(101, 299);
    }

    @Test
    void isEmptyWithoutAFileAndStopsTheStartWithOneThatIsMissing() {
        assertThat(new ConfigFileSource("").getPropertyNames()).isEmpty();
        assertThatThrownBy(
                        () -> new ConfigFileSource(directory.resolve("absent").toString()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nl2sql.config.file");
    }
}
