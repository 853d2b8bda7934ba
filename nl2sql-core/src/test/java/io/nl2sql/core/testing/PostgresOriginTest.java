package io.nl2sql.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresOriginTest {
    @TempDir
    Path home;

    private static boolean mustNotBeAsked() {
        throw new AssertionError("Who says what they wish needs no engine to be looked for");
    }

    @Test
    void takesAContainerWhereAnEngineAnswersAndTheBinariesElsewhere() {
        assertThat(PostgresOrigin.choose("", () -> true)).isEqualTo(PostgresOrigin.CONTAINER);
        assertThat(PostgresOrigin.choose("", () -> false)).isEqualTo(PostgresOrigin.EMBEDDED);
        assertThat(PostgresOrigin.choose("auto", () -> true)).isEqualTo(PostgresOrigin.CONTAINER);
    }

    @Test
    void doesWhatIsWishedWithoutLookingForAnEngine() {
        assertThat(PostgresOrigin.choose("embedded", PostgresOriginTest::mustNotBeAsked))
                .isEqualTo(PostgresOrigin.EMBEDDED);
        assertThat(PostgresOrigin.choose(" Container ", PostgresOriginTest::mustNotBeAsked))
                .isEqualTo(PostgresOrigin.CONTAINER);
    }

    @Test
    void refusesAWishThatItDoesNotKnow() {
        assertThatThrownBy(() -> PostgresOrigin.choose("docker", () -> true))
                .hasMessage("nl2sql.test.postgres must be container, embedded or auto, not \"docker\"");
    }

    @Test
    void looksForAnEngineWhereOneIsNamed() throws IOException {
        assertThat(ContainerEngine.isThereAPlaceToAsk(Map.of("DOCKER_HOST", "tcp://engine:2375"), home))
                .isTrue();
        Files.createDirectories(home.resolve(".docker/run"));
        Files.createFile(home.resolve(".docker/run/docker.sock"));
        assertThat(ContainerEngine.isThereAPlaceToAsk(Map.of(), home)).isTrue();
    }
}
