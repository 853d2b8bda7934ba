package io.nl2sql.web.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.statement.Ending;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailboxTest {
    private static final long LONG = 20_000;

    private static char type(FrameBytes frames) {
        return (char) frames.view().get(0);
    }

    private static int rows(FrameBytes frames) {
        return frames.view().getInt(5);
    }

    @Test
    void handsTheFirstRowOnAtOnceAndLaterOnesTogether() {
        Mailbox mailbox = new Mailbox(LONG, LONG);
        mailbox.row(List.of(1));
        assertThat(rows(mailbox.take())).isEqualTo(1);

        for (int i = 0; i < 1_000; i++) {
            mailbox.row(List.of(i));
        }

        assertThat(rows(mailbox.take())).isEqualTo(1_000);
    }

    @Test
    void doesNotKeepLaterRowsForLong() {
        Mailbox mailbox = new Mailbox(5, LONG);
        mailbox.row(List.of(1));
        mailbox.take();
        mailbox.row(List.of(2));

        assertThat(rows(mailbox.take())).isEqualTo(1);
    }

    @Test
    void saysThatItIsAliveWhereNothingComes() {
        Mailbox mailbox = new Mailbox(LONG, 5);

        assertThat(type(mailbox.take())).isEqualTo('K');
        assertThat(type(mailbox.take())).isEqualTo('K');
    }

    @Test
    void endsBehindTheLastFrameAndTakesNoOther() {
        Mailbox mailbox = new Mailbox(LONG, LONG);
        mailbox.end(frames -> frames.end(new Ending(0, false, List.of())));
        mailbox.end(frames -> frames.error(new Fault("XX000", "", "", "", 0, 0)));

        assertThat(mailbox.take().size()).isEqualTo(16);
        assertThat(mailbox.take()).isNull();
        assertThatThrownBy(() -> mailbox.row(List.of(1))).isInstanceOf(Mailbox.AbandonedException.class);
    }

    @Test
    void letsNoMoreRowsInThanFitUntilTheyAreTaken() throws Exception {
        Mailbox mailbox = new Mailbox(LONG, LONG);
        AtomicLong put = new AtomicLong();
        CompletableFuture<Void> filling = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 5_000; i++) {
                mailbox.row(List.of(i));
                put.incrementAndGet();
            }
            mailbox.end(frames -> frames.end(new Ending(5_000, false, List.of())));
        });

        long taken = 0;
        for (FrameBytes next = mailbox.take(); next != null; next = mailbox.take()) {
            taken += type(next) == 'R' ? rows(next) : 0;
            assertThat(put.get()).isLessThanOrEqualTo(taken + 1_001);
        }

        filling.get(10, TimeUnit.SECONDS);
        assertThat(taken).isEqualTo(5_000);
    }

    @Test
    void tellsWhoeverWaitsForRoomThatNobodyReads() {
        Mailbox mailbox = new Mailbox(LONG, LONG);
        CompletableFuture<Void> filling = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 5_000; i++) {
                mailbox.row(List.of(i));
            }
        });

        mailbox.close();

        assertThat(filling).failsWithin(10, TimeUnit.SECONDS);
        assertThat(mailbox.take()).isNull();
    }
}
