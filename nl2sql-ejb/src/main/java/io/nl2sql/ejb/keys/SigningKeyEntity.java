package io.nl2sql.ejb.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key pair as it is stored. */
@Entity
@Table(name = "signing_key")
public class SigningKeyEntity {
    @Id
    private String slot;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "private_key")
    private byte[] privateKey;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SigningKeyEntity() {}

    String keyId() {
        return keyId;
    }

    byte[] privateKey() {
        return privateKey.clone();
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    Instant createdAt() {
        return createdAt;
    }
}
