package io.nl2sql.jdbc.internal.wire;

import java.nio.BufferUnderflowException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;

/** Rows as they come from the server; holds one frame of them. */
final class FrameRows implements Rows {
    private final FrameReader frames;
    private final int columns;
    private final Consumer<List<Warning>> warnings;
    private final Runnable abandon;
    private RowsFrame current;
    private RowsFrame upcoming;
    private long received;
    private boolean ended;
    private SQLException failure;

    /**
     * Starts after the header.
     *
     * @param warnings told what comes beside and after the rows
     * @param abandon tells the server that the rest is not wanted
     */
    FrameRows(FrameReader frames, int columns, Consumer<List<Warning>> warnings, Runnable abandon) {
        this.frames = frames;
        this.columns = columns;
        this.warnings = warnings;
        this.abandon = abandon;
    }

    @Override
    public boolean next() throws SQLException {
        if (current == null || !current.hasNext()) {
            if (!awaitFrame()) {
                return false;
            }
            current = upcoming;
            upcoming = null;
        }
        try {
            current.next();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw failed(Failures.garbled(e.getMessage(), e));
        }
        received++;
        return true;
    }

    @Override
    public boolean hasNext() throws SQLException {
        return (current != null && current.hasNext()) || awaitFrame();
    }

    @Override
    public Object value(int column) throws SQLException {
        try {
            return current.value(column);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw Failures.garbled(e.getMessage(), e);
        }
    }

    /** Once it has failed it stays so: rows must not seem complete to whoever asks again. */
    private boolean awaitFrame() throws SQLException {
        if (failure != null) {
            throw failure;
        }
        while (!ended && upcoming == null) {
            try {
                take(frames.next());
            } catch (SQLException e) {
                throw failed(e);
            } catch (BufferUnderflowException | IllegalArgumentException e) {
                throw failed(Failures.garbled("a frame does not hold what it should", e));
            }
        }
        return upcoming != null;
    }

    private SQLException failed(SQLException e) {
        failure = e;
        frames.close();
        return e;
    }

    private void take(Frame frame) throws SQLException {
        frames.inTime();
        switch (frame.type()) {
            case Frame.ROWS:
                RowsFrame rows = new RowsFrame(frame.payload(), columns);
                upcoming = rows.hasNext() ? rows : null;
                break;
            case Frame.WARNING:
                warnings.accept(List.of(frame.payload().warning()));
                break;
            case Frame.ERROR:
                throw ErrorFrame.of(frame.payload());
            case Frame.END:
                end(frame.payload());
                break;
            default:
                throw Failures.garbled("a second header", null);
        }
    }

    private void end(Payload payload) throws SQLException {
        long sent = payload.u64();
        if (sent != received) {
            throw Failures.lost(sent + " rows were sent and " + received + " came; rows are missing.", null);
        }
        boolean truncated = payload.u8() != 0;
        List<Warning> last = payload.warnings();
        ended = true;
        if (truncated && last.stream().noneMatch(warning -> warning.state().equals(SqlState.TRUNCATED))) {
            warnings.accept(List.of(new Warning(SqlState.TRUNCATED, "There are more rows than these.")));
        }
        warnings.accept(last);
        frames.close();
    }

    @Override
    public void close() {
        if (!ended && failure == null) {
            if (!frames.isComplete()) {
                abandon.run();
            }
            frames.close();
        }
        ended = true;
        current = null;
        upcoming = null;
    }
}
