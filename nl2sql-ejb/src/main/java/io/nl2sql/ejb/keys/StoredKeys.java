package io.nl2sql.ejb.keys;

import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.UUID;

/** Reads the key pair through one entity manager, and makes it where there is none; transactions are the caller's. */
final class StoredKeys {
    private static final String CURRENT = "current";
    private static final int BITS = 3072;

    private final EntityManager entities;

    StoredKeys(EntityManager entities) {
        this.entities = entities;
    }

    /** Of several instances that start at once, the first one's key is everybody's. */
    NamedKeyPair currentOrNew(Instant now) {
        SigningKeyEntity stored = entities.find(SigningKeyEntity.class, CURRENT);
        if (stored == null) {
            insert(generate(), now);
            stored = entities.find(SigningKeyEntity.class, CURRENT);
        }
        return read(stored);
    }

    private void insert(KeyPair pair, Instant now) {
        entities.createNativeQuery("INSERT INTO signing_key (slot, key_id, private_key, public_key, created_at)"
                        + " VALUES (:slot, :keyId, :privateKey, :publicKey, :createdAt) ON CONFLICT (slot) DO NOTHING")
                .setParameter("slot", CURRENT)
                .setParameter("keyId", UUID.randomUUID().toString())
                .setParameter("privateKey", pair.getPrivate().getEncoded())
                .setParameter("publicKey", pair.getPublic().getEncoded())
                .setParameter("createdAt", now)
                .executeUpdate();
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java makes RSA keys", e);
        }
    }

    private static NamedKeyPair read(SigningKeyEntity stored) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new NamedKeyPair(
                    stored.keyId(),
                    new KeyPair(
                            rsa.generatePublic(new X509EncodedKeySpec(stored.publicKey())),
                            rsa.generatePrivate(new PKCS8EncodedKeySpec(stored.privateKey()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key in the system database is damaged", e);
        }
    }
}
