package io.nl2sql.ejb.history;

import io.nl2sql.core.history.HistoryEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the history. Written once, never changed. */
@Entity
@Table(name = "history_entry")
public class HistoryEntity {
    @Id
    private UUID id;

    @Column(name = "asked_at")
    private Instant at;

    private String principal;
    private String door;

    @Column(name = "data_source")
    private String dataSource;

    private String question;

    @Column(name = "sql_text")
    private String sql;

    @Column(name = "executed_sql")
    private String executedSql;

    private String outcome;

    @Column(name = "error_code")
    private String errorCode;

    private String message;
    private String generator;
    private Double confidence;

    @Column(name = "row_count")
    private long rowCount;

    private boolean truncated;

    @Column(name = "duration_millis")
    private double durationMillis;

    protected HistoryEntity() {}

    static HistoryEntity of(HistoryEntry entry) {
        HistoryEntity entity = new HistoryEntity();
        entity.id = entry.id();
        entity.at = entry.at();
        entity.principal = entry.principal();
        entity.door = entry.door();
        entity.dataSource = entry.dataSource();
        entity.question = entry.question();
        entity.sql = entry.sql();
        entity.executedSql = entry.executedSql();
        entity.outcome = entry.outcome().name();
        entity.errorCode = entry.errorCode().orElse(null);
        entity.message = entry.message();
        entity.generator = entry.generator();
        entity.confidence = entry.confidence().orElse(null);
        entity.rowCount = entry.rowCount();
        entity.truncated = entry.truncated();
        entity.durationMillis = entry.durationMillis();
        return entity;
    }

    HistoryEntry entry() {
        return new HistoryEntry(
                id,
                at,
                principal,
                door,
                dataSource,
                question,
                sql,
                executedSql,
                HistoryEntry.Outcome.valueOf(outcome),
                Optional.ofNullable(errorCode),
                message,
                generator,
                Optional.ofNullable(confidence),
                rowCount,
                truncated,
                durationMillis);
    }
}
