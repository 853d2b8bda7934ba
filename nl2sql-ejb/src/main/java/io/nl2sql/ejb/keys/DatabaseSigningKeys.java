package io.nl2sql.ejb.keys;

import io.nl2sql.security.auth.SigningKeys;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.KeyPair;
import java.time.Instant;

/** The keys of the system database, read once; made on the very first start. */
@Singleton
@DependsOn("SystemDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DatabaseSigningKeys implements SigningKeys {
    @PersistenceContext(unitName = "nl2sql")
    EntityManager entities;

    private NamedKeyPair key;

    /** Runs in the transaction that a singleton's construction has. */
    @PostConstruct
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    void read() {
        key = new StoredKeys(entities).currentOrNew(Instant.now());
    }

    @Override
    public KeyPair current() {
        return key.pair();
    }

    @Override
    public String keyId() {
        return key.keyId();
    }
}
