package io.nl2sql.web.jdbc;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.statement.Ending;
import io.nl2sql.core.statement.Heading;
import io.nl2sql.ejb.ask.ResponseThreads;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Answers with a table that is made in one go and written as fast as its reader reads, by a thread of our own. */
final class TableReply {
    private static final int FLUSH_BYTES = 64 * 1024;

    private TableReply() {}

    /** @param table what throws is a problem document */
    static void send(AsyncResponse suspended, ResponseThreads threads, Supplier<ResultTable> table) {
        try {
            threads.writing().execute(() -> answer(suspended, table));
        } catch (RejectedExecutionException e) {
            suspended.resume(new Nl2SqlException(
                    ErrorCode.RATE_LIMITED, "Too many results are being read at this moment. Try again shortly.", e));
        }
    }

    private static void answer(AsyncResponse suspended, Supplier<ResultTable> table) {
        ResultTable made;
        try {
            made = table.get();
        } catch (RuntimeException e) {
            suspended.resume(e);
            return;
        }
        StreamingOutput body = target -> write(made, target);
        suspended.resume(Response.ok(body, Frames.MEDIA_TYPE).build());
    }

    private static void write(ResultTable table, OutputStream target) throws IOException {
        Frames frames = new Frames(FLUSH_BYTES);
        frames.header(UUID.randomUUID(), new Heading(Heading.Kind.SQL, "", 0, table.columns(), List.of()));
        for (List<Object> row : table.rows()) {
            frames.row(row);
            if (frames.size() > FLUSH_BYTES) {
                frames.closed().writeTo(target);
                frames.clear();
            }
        }
        frames.end(new Ending(table.rows().size(), false, List.of()));
        frames.closed().writeTo(target);
    }
}
