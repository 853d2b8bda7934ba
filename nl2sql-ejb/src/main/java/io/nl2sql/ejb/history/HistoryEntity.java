package io.nl2sql.ejb.history;

import io.nl2sql.core.history.Dialogue;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of the history. Written once; only what was running when it was written is replaced, once. */
@Entity
@Table(name = "history_entry")
public class HistoryEntity {
    @Id
    private UUID id;

    private String kind;

    @Column(name = "asked_at")
    private Instant at;

    private String principal;
    private String roles;
    private String door;

    @Column(name = "data_source")
    private String dataSource;

    private String question;

    @Column(name = "sql_text")
    private String sql;

    @Column(name = "executed_sql")
    private String executedSql;

    private String policies;
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

    private String model;

    @Column(name = "prompt_tokens")
    private Long promptTokens;

    @Column(name = "completion_tokens")
    private Long completionTokens;

    @Column(name = "cost_usd")
    private Double costUsd;

    private String conversation;

    @Column(name = "taken_as")
    private String takenAs;

    private String offered;

    protected HistoryEntity() {}

    static HistoryEntity of(HistoryEntry entry) {
        HistoryEntity entity = new HistoryEntity();
        entity.id = entry.id();
        entity.kind = entry.kind().name();
        entity.at = entry.at();
        entity.principal = entry.principal();
        entity.roles = String.join(",", entry.roles());
        entity.door = entry.door();
        entity.dataSource = entry.dataSource();
        entity.question = entry.question();
        entity.sql = entry.sql();
        entity.executedSql = entry.executedSql();
        entity.policies = String.join("\n", entry.policies());
        entity.outcome = entry.outcome().name();
        entity.errorCode = entry.errorCode().orElse(null);
        entity.message = entry.message();
        entity.generator = entry.generator();
        entity.confidence = entry.confidence().orElse(null);
        entity.rowCount = entry.rowCount();
        entity.truncated = entry.truncated();
        entity.durationMillis = entry.durationMillis();
        entity.conversation = entry.dialogue().conversation();
        entity.takenAs = entry.dialogue().takenAs();
        entity.offered = OfferedJson.write(entry.dialogue().offered());
        entry.usage().ifPresent(entity::used);
        return entity;
    }

    private void used(Usage usage) {
        model = usage.model();
        promptTokens = usage.promptTokens();
        completionTokens = usage.completionTokens();
        costUsd = usage.costUsd();
    }

    boolean isRunning() {
        return outcome.equals(HistoryEntry.Outcome.RUNNING.name());
    }

    HistoryEntry entry() {
        return HistoryEntry.of(id, HistoryEntry.Kind.valueOf(kind), at)
                .by(principal, split(roles, ","), door)
                .on(dataSource)
                .asking(question)
                .written(generator, sql)
                .authorized(executedSql, split(policies, "\n"))
                .ended(HistoryEntry.Outcome.valueOf(outcome), Optional.ofNullable(errorCode), message)
                .confidence(Optional.ofNullable(confidence))
                .rows(rowCount, truncated)
                .took(durationMillis)
                .using(usage())
                .within(new Dialogue(conversation, takenAs, OfferedJson.read(offered)))
                .entry();
    }

    private Optional<Usage> usage() {
        return model == null
                ? Optional.empty()
                : Optional.of(new Usage(model, promptTokens, completionTokens, costUsd));
    }

    private static List<String> split(String joined, String separator) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(separator));
    }
}
