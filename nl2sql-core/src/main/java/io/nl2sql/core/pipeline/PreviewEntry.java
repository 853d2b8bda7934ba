package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A look at somebody's policies, as an entry of its own in the audit. */
final class PreviewEntry {
    private static final double NANOS_PER_MILLI = 1e6;

    private final UUID id = UUID.randomUUID();
    private final long start = System.nanoTime();
    private final Instant at;
    private final Caller caller;
    private final PreviewRequest request;

    PreviewEntry(Caller caller, PreviewRequest request, Instant at) {
        this.caller = caller;
        this.request = request;
        this.at = at;
    }

    UUID id() {
        return id;
    }

    HistoryEntry shown(PolicyPreview preview) {
        return entry(
                preview.dataSource(),
                preview.sql(),
                preview.executedSql(),
                preview.policies(),
                HistoryEntry.Outcome.ANSWERED,
                Optional.empty(),
                asWhom() + ".",
                preview.generator(),
                preview.rows().orElse(-1));
    }

    HistoryEntry failed(Nl2SqlException failure) {
        boolean refused = failure.code().kind() == ErrorCode.Kind.POLICY;
        String code = failure instanceof SqlRefusedException findings
                ? findings.findings().get(0).code().name()
                : failure.code().name();
        return entry(
                request.dataSource().orElse(""),
                request.isQuestion() ? "" : request.text(),
                "",
                List.of(),
                refused ? HistoryEntry.Outcome.REFUSED : HistoryEntry.Outcome.FAILED,
                Optional.of(code),
                asWhom() + ": " + failure.getMessage(),
                "",
                -1);
    }

    private String asWhom() {
        String roles = request.principal().roles().stream().sorted().collect(Collectors.joining(", "));
        String claims = new TreeMap<>(request.principal().claims().asMap())
                .entrySet().stream()
                        .map(claim -> claim.getKey() + " = " + AppliedPolicies.literal(claim.getValue()))
                        .collect(Collectors.joining(", "));
        return "Previewed policies as '" + request.principal().name() + "', roles: "
                + (roles.isEmpty() ? "none" : roles) + ", claims: " + (claims.isEmpty() ? "none" : claims);
    }

    private HistoryEntry entry(
            String dataSource,
            String sql,
            String executedSql,
            List<String> policies,
            HistoryEntry.Outcome outcome,
            Optional<String> code,
            String message,
            String generator,
            long rows) {
        return new HistoryEntry(
                id,
                HistoryEntry.Kind.POLICY_PREVIEW,
                at,
                caller.principal().name(),
                caller.principal().roles().stream().sorted().toList(),
                caller.door(),
                ExitRecorder.storable(dataSource),
                request.isQuestion() ? ExitRecorder.storable(request.text()) : "",
                ExitRecorder.storable(sql),
                ExitRecorder.storable(executedSql),
                policies.stream().map(ExitRecorder::storable).toList(),
                outcome,
                code,
                ExitRecorder.storable(message),
                generator,
                Optional.empty(),
                rows,
                false,
                (System.nanoTime() - start) / NANOS_PER_MILLI,
                Optional.empty());
    }
}
