package io.nl2sql.core.linking.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.linking.value.ValueStore.Stored;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueStoreTest {
    private static final TableName CITIES = new TableName("public", "cities");
    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path directory;

    private ValueStore at(Instant now) {
        return new ValueStore(Optional.of(directory.resolve("lab")), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Stored built(ValueStore store, String plan, String value) throws IOException {
        ValueWriter writer = store.building(plan);
        writer.add(CITIES, "name", value, 1);
        return store.publish(writer, plan);
    }

    @Test
    void keepsWhatWasFinished() throws IOException {
        built(at(FIRST), "plan", "Ulm").index().close();
        Stored found = at(FIRST.plus(Duration.ofDays(1))).newest().orElseThrow();
        try (LuceneValueIndex index = found.index()) {
            assertThat(index.find("ulm")).hasSize(1);
            assertThat(found.plan()).isEqualTo("plan");
            assertThat(found.built()).isEqualTo(FIRST);
            assertThat(found.bytes()).isBetween(1_000L, 100_000L);
        }
    }

    @Test
    void answersFromTheOldOneUntilTheNewOneIsThereAndRemovesItThen() throws IOException {
        CurrentValues current = new CurrentValues();
        current.replace(built(at(FIRST), "plan", "Ulm").index());
        Stored next = built(at(FIRST.plusSeconds(1)), "plan", "Jena");
        assertThat(current.find("ulm")).hasSize(1);
        current.replace(next.index());
        assertThat(current.find("ulm")).isEmpty();
        assertThat(current.find("jena")).hasSize(1);
        current.close();
        try (Stream<Path> left = Files.list(directory.resolve("lab"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void goesOnBehindTheLastCheckpoint() throws IOException {
        ValueStore store = at(FIRST);
        try (ValueWriter writer = store.building("plan")) {
            writer.add(CITIES, "name", "Ulm", 1);
            writer.checkpoint(store.state("plan"));
            writer.add(CITIES, "name", "Jena", 1);
        }
        ValueWriter again = at(FIRST.plusSeconds(60)).building("plan");
        assertThat(again.count()).isEqualTo(1);
        again.add(CITIES, "name", "Suhl", 1);
        try (LuceneValueIndex index = store.publish(again, "plan").index()) {
            assertThat(index.find("ulm")).hasSize(1);
            assertThat(index.find("jena")).isEmpty();
            assertThat(index.find("suhl")).hasSize(1);
        }
    }

    @Test
    void beginsAnewWhereThePlanIsAnotherOne() throws IOException {
        ValueStore store = at(FIRST);
        try (ValueWriter writer = store.building("plan")) {
            writer.add(CITIES, "name", "Ulm", 1);
            writer.checkpoint(store.state("plan"));
        }
        try (ValueWriter writer = store.building("another")) {
            assertThat(writer.count()).isZero();
        }
    }

    @Test
    void buildsAnewWhatCannotBeRead() throws IOException {
        built(at(FIRST), "plan", "Ulm").index().close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "not an index");
            }
        }
        assertThat(at(FIRST).newest()).isEmpty();
    }

    @Test
    void letsOneProcessBuildAtATime() throws IOException {
        try (ValueWriter writer = at(FIRST).building("plan")) {
            assertThat(writer.count()).isZero();
            assertThatThrownBy(() -> at(FIRST).building("plan")).isInstanceOf(LockObtainFailedException.class);
        }
    }

    @Test
    void keepsItsFilesToItself() throws IOException {
        built(at(FIRST), "plan", "Ulm").index().close();
        assertThat(Files.getPosixFilePermissions(directory.resolve("lab"))).hasSize(3);
    }
}
