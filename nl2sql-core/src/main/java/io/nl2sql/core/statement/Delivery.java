package io.nl2sql.core.statement;

import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.AnswerSink;
import io.nl2sql.core.pipeline.Notices;
import java.util.List;
import java.util.Optional;

/** Hands one streamed answer on to whoever sent the statement. Not thread-safe. */
final class Delivery implements AnswerSink {
    private final Prepared prepared;
    private final StatementSink sink;
    private List<String> told = List.of();
    private long rows;

    Delivery(Prepared prepared, StatementSink sink) {
        this.prepared = prepared;
        this.sink = sink;
    }

    @Override
    public void begin(Answer head) {
        told = head.warnings();
        sink.begin(heading(prepared, head));
    }

    @Override
    public void row(List<Object> values) {
        rows++;
        sink.row(values);
    }

    static Heading heading(Prepared prepared, Answer head) {
        List<String> policy = head.warnings().stream()
                .filter(warning -> !warning.equals(Notices.NOTHING_RUN))
                .toList();
        return new Heading(
                prepared.kind(),
                prepared.generatedSql(),
                prepared.parameters(),
                head.result().columns(),
                prepared.notices(policy));
    }

    /** Rows beyond those that the client wished for are left out in silence, as JDBC has it. */
    Ending ending(Answer answer, Optional<Integer> wished) {
        boolean asWished = wished.filter(most -> most == rows).isPresent();
        List<Notice> notices = answer.warnings().stream()
                .filter(warning -> !told.contains(warning) && !warning.equals(Notices.truncated(rows)))
                .map(warning -> new Notice(Notice.Kind.OTHER, warning))
                .toList();
        return new Ending(rows, answer.result().truncated() && !asWished, notices);
    }
}
