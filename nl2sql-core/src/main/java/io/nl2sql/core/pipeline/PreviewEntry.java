package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.HistoryEntry;
import java.time.Instant;
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
        return entry(preview.dataSource(), HistoryEntry.Outcome.ANSWERED, Optional.empty(), asWhom() + ".")
                .written(preview.generator(), ExitRecorder.storable(preview.sql()))
                .authorized(
                        ExitRecorder.storable(preview.executedSql()),
                        preview.policies().stream().map(ExitRecorder::storable).toList())
                .rows(preview.rows().orElse(-1), false)
                .entry();
    }

    HistoryEntry failed(Nl2SqlException failure) {
        boolean refused = failure.code().kind() == ErrorCode.Kind.POLICY;
        String code = failure instanceof SqlRefusedException findings
                ? findings.findings().get(0).code().name()
                : failure.code().name();
        return entry(
                        request.dataSource().orElse(""),
                        refused ? HistoryEntry.Outcome.REFUSED : HistoryEntry.Outcome.FAILED,
                        Optional.of(code),
                        asWhom() + ": " + failure.getMessage())
                .written("", request.isQuestion() ? "" : ExitRecorder.storable(request.text()))
                .entry();
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

    private HistoryEntry.Builder entry(
            String dataSource, HistoryEntry.Outcome outcome, Optional<String> code, String message) {
        return HistoryEntry.of(id, HistoryEntry.Kind.POLICY_PREVIEW, at)
                .by(caller.principal(), caller.door())
                .on(ExitRecorder.storable(dataSource))
                .asking(request.isQuestion() ? ExitRecorder.storable(request.text()) : "")
                .ended(outcome, code, ExitRecorder.storable(message))
                .took((System.nanoTime() - start) / NANOS_PER_MILLI);
    }
}
