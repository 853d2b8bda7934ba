package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.ValidatedQuery;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.security.policy.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;

/** One query under somebody's policies, and without any. Both pass the guard; nothing else is ever run. */
final class PreviewedQuery {
    private static final long ONE_NUMBER = 1_000;

    private final Guard guard;
    private final GovernedSource source;
    private final PreviewRequest request;
    private final Duration timeout;
    private final UUID id;

    PreviewedQuery(Guard guard, GovernedSource source, PreviewRequest request, Duration timeout, UUID id) {
        this.guard = guard;
        this.source = source;
        this.request = request;
        this.timeout = timeout;
        this.id = id;
    }

    /**
     * What policy does to it; nothing is counted yet.
     *
     * @throws SqlRefusedException with the findings that its asker would see
     */
    PolicyPreview of(String sql, String generator, VisibleCatalog catalog, List<String> notices) {
        ValidatedQuery validated = guard.validate(sql, catalog).fold(query -> query, findings -> {
            throw new SqlRefusedException(findings);
        });
        AuthorizedQuery authorized = guard.authorize(validated);
        List<String> all = new ArrayList<>(notices);
        all.addAll(authorized.notices());
        return new PolicyPreview(
                id,
                source.name(),
                validated.sql(),
                generator,
                authorized.sql(),
                authorized.parameters(),
                validated.fenced(),
                AppliedPolicies.of(authorized, catalog),
                hidden(validated.sql(), catalog),
                all,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** What the query asks for and its asker does not get. */
    private List<String> hidden(String sql, VisibleCatalog catalog) {
        VisibleCatalog marked = VisibleCatalog.of(
                source.catalog(), new OpenPolicies(Optional.of(source.policies())), request.principal());
        return guard.validate(sql, marked)
                .fold(
                        query -> {
                            AuthorizedQuery open = guard.authorize(query);
                            List<String> names = new ArrayList<>(open.maskedColumns());
                            new TreeSet<>(open.tables())
                                    .stream()
                                            .filter(table -> catalog.find(table).isEmpty())
                                            .map(TableName::toString)
                                            .forEach(names::add);
                            return names;
                        },
                        findings -> List.of());
    }

    /** The preview with its rows counted, as far as the time allows. Blocks its caller. */
    PolicyPreview counted(PolicyPreview preview) {
        List<String> notices = new ArrayList<>(preview.notices());
        OptionalLong with = count(
                preview.sql(),
                VisibleCatalog.of(source.catalog(), source.policies(), request.principal()),
                "with",
                notices);
        OptionalLong without = count(
                preview.sql(),
                VisibleCatalog.of(source.catalog(), new OpenPolicies(Optional.empty()), request.principal()),
                "without",
                notices);
        return new PolicyPreview(
                preview.id(),
                preview.dataSource(),
                preview.sql(),
                preview.generator(),
                preview.executedSql(),
                preview.parameters(),
                preview.fenced(),
                preview.policies(),
                preview.hidden(),
                notices,
                with,
                without);
    }

    private OptionalLong count(String sql, VisibleCatalog catalog, String which, List<String> notices) {
        String failure;
        try {
            Validation validation = guard.validate(counting(sql), catalog);
            Optional<AuthorizedQuery> query =
                    validation.fold(proven -> Optional.of(guard.authorize(proven)), findings -> Optional.empty());
            if (query.isPresent()) {
                ExecutionLimits bounds = new ExecutionLimits(timeout, 1, ONE_NUMBER);
                Object number = source.runner()
                        .run(query.get(), bounds, new Cancellation())
                        .rows()
                        .get(0)
                        .get(0);
                return OptionalLong.of(((Number) number).longValue());
            }
            failure = "the query cannot be wrapped";
        } catch (Nl2SqlException e) {
            failure = e.getMessage();
        }
        notices.add("Rows " + which + " policies were not counted: " + failure);
        return OptionalLong.empty();
    }

    private String counting(String sql) {
        String all = "SELECT 1 AS one FROM (" + sql + ") AS previewed"
                + request.maxRows().map(most -> " LIMIT " + most).orElse("");
        return "SELECT count(*) FROM (" + all + ") AS counted";
    }
}
