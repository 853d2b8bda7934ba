package io.nl2sql.ejb.glossary;

import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.security.policy.TableName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the vocabulary. */
@Entity
@Table(name = "learned_synonym")
public class SynonymEntity {
    @Id
    private UUID id;

    @Column(name = "data_source")
    private String dataSource;

    private String phrase;

    @Column(name = "phrase_key")
    private String key;

    @Column(name = "table_schema")
    private String schema;

    @Column(name = "table_name")
    private String table;

    @Column(name = "column_name")
    private String column;

    private boolean stored;

    private String state;
    private double weight;
    private String owner;

    @Column(name = "said_at")
    private Instant at;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected SynonymEntity() {}

    static SynonymEntity of(Synonym synonym) {
        SynonymEntity entity = new SynonymEntity();
        entity.id = synonym.id();
        entity.dataSource = synonym.dataSource();
        entity.phrase = synonym.naming().phrase();
        entity.key = synonym.key();
        entity.schema = synonym.naming().table().schema();
        entity.table = synonym.naming().table().table();
        entity.column = synonym.naming().column().orElse(null);
        entity.stored = synonym.naming().stored();
        entity.state = synonym.state().name();
        entity.weight = synonym.weight();
        entity.owner = synonym.owner();
        entity.at = synonym.at();
        entity.decidedBy = synonym.decision().map(Synonym.Decision::by).orElse(null);
        entity.decidedAt = synonym.decision().map(Synonym.Decision::at).orElse(null);
        return entity;
    }

    Synonym synonym() {
        return new Synonym(
                id,
                dataSource,
                new Naming(phrase, new TableName(schema, table), Optional.ofNullable(column), stored),
                key,
                Synonym.State.valueOf(state),
                weight,
                owner,
                at,
                decidedBy == null ? Optional.empty() : Optional.of(new Synonym.Decision(decidedBy, decidedAt)));
    }
}
