package io.nl2sql.ejb.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.ejb.wiring.TestSystemDatabase;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredKeysTest {
    private static final Instant NOW = Instant.parse("2026-05-06T12:00:00Z");

    @Test
    void makesOneKeyForAllInstancesThatStartAtOnceAndKeepsIt() throws SQLException {
        try (TestSystemDatabase database = new TestSystemDatabase("system_keys", List.of(SigningKeyEntity.class))) {
            List<CompletableFuture<NamedKeyPair>> instances = IntStream.range(0, 3)
                    .mapToObj(instance -> CompletableFuture.supplyAsync(() -> read(database)))
                    .toList();
            List<NamedKeyPair> keys =
                    instances.stream().map(CompletableFuture::join).toList();
            assertThat(keys)
                    .extracting(NamedKeyPair::keyId)
                    .containsOnly(keys.get(0).keyId());
            assertThat(read(database).pair().getPublic())
                    .isEqualTo(keys.get(0).pair().getPublic());
            assertThat(((RSAPublicKey) keys.get(0).pair().getPublic())
                            .getModulus()
                            .bitLength())
                    .isGreaterThanOrEqualTo(2_048);
        }
    }

    private static NamedKeyPair read(TestSystemDatabase database) {
        return database.inTransaction(entities -> new StoredKeys(entities).currentOrNew(NOW));
    }
}
