package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.format.CsvRows;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** An answer as JSON with everything that is known about it, or its rows alone as CSV. */
final class AnswerResponse {
    static final String CSV = "text/csv";
    static final String CSV_ON_DEMAND = CSV + ";qs=0.5";
    private static final Set<String> OVERSEERS = Set.of(Roles.AUDITOR, Roles.ADMIN);

    private AnswerResponse() {}

    static Response json(Answer answer, Principal reader) {
        boolean overseer = reader.hasAnyRole(OVERSEERS);
        StreamingOutput body = target -> AnswerJson.write(answer, overseer, target);
        return Response.ok(body, "application/json").build();
    }

    static Response csv(Answer answer) {
        if (answer.status() != Answer.Status.ANSWERED) {
            throw new Nl2SqlException(ErrorCode.NOT_ACCEPTABLE, "There are no rows to write as CSV. " + why(answer));
        }
        StreamingOutput body = target -> {
            Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
            CsvRows.write(answer.result(), writer);
            writer.flush();
        };
        return Response.ok(body, CSV + ";charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"answer.csv\"")
                .header("NL2SQL-Answer", answer.id())
                .header("NL2SQL-Truncated", answer.result().truncated())
                .build();
    }

    private static String why(Answer answer) {
        return answer.reason()
                .or(() -> answer.clarification().map(Answer.Clarification::question))
                .orElse("");
    }
}
