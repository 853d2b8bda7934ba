package io.nl2sql.ejb.history;

import static io.nl2sql.ejb.history.SampleEntry.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** There is no container here to inject anything. */
@SuppressWarnings("UnnecessaryAssignment")
class WhoMayReadTest {
    private static final HistoryFilter ALL = HistoryFilter.everything();
    private static final Principal BOB = new Principal("bob", Set.of("analyst"), Claims.none());
    private static final Caller CARL =
            new Caller(new Principal("carl", Set.of("auditor", "analyst"), Claims.none()), "rest");
    private static final Caller DORA = new Caller(new Principal("dora", Set.of("admin"), Claims.none()), "web");

    private final InMemoryHistory kept = new InMemoryHistory();
    private final HistoryBean history = new HistoryBean();
    private final AuditBean audit = new AuditBean();
    private final HistoryEntry anns = SampleEntry.of("ann").entry();
    private final HistoryEntry bobs = SampleEntry.of("bob").entry();

    @BeforeEach
    void wire() {
        history.history = kept;
        audit.history = kept;
        audit.clock = Clock.fixed(NOON.plusSeconds(5), ZoneOffset.UTC);
        kept.record(anns);
        kept.record(bobs);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private HistoryEntry lastWritten() {
        return kept.entries().get(kept.entries().size() - 1);
    }

    @Test
    void historyIsOnesOwnWhomeverTheFilterNames() {
        HistoryFilter anns = ALL.askedBy("ann");

        assertThat(history.page(BOB, anns, Optional.empty(), 10)).containsExactly(bobs);
        assertThat(history.page(CARL.principal(), ALL, Optional.empty(), 10)).isEmpty();
        assertThat(history.find(BOB, bobs.id())).contains(bobs);
        assertThat(history.find(BOB, this.anns.id())).isEmpty();
        assertThat(history.find(CARL.principal(), this.anns.id())).isEmpty();
        List<HistoryEntry> exported = new ArrayList<>();
        history.export(BOB, anns, Optional.empty(), 10, exported::add);
        assertThat(exported).containsExactly(bobs);
    }

    @Test
    void auditIsForAuditorsAndAdministrators() {
        Caller bob = new Caller(BOB, "rest");

        assertThat(audit.page(CARL, ALL.asked(), Optional.empty(), 10)).containsExactlyInAnyOrder(anns, bobs);
        assertThat(audit.find(DORA, anns.id())).contains(anns);
        int before = kept.entries().size();
        assertRefused(ErrorCode.NOT_ALLOWED, () -> audit.page(bob, ALL, Optional.empty(), 10));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> audit.find(bob, bobs.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> audit.export(bob, ALL, Optional.empty(), 10, entry -> {}));
        assertThat(kept.entries()).hasSize(before);
    }

    @Test
    void pagesAreOfBoundedSize() {
        assertRefused(ErrorCode.REQUEST_MALFORMED, () -> history.page(BOB, ALL, Optional.empty(), 501));
        assertRefused(ErrorCode.REQUEST_MALFORMED, () -> history.page(BOB, ALL, Optional.empty(), 0));
        assertRefused(ErrorCode.REQUEST_MALFORMED, () -> audit.page(CARL, ALL, Optional.empty(), 501));
        assertRefused(
                ErrorCode.REQUEST_MALFORMED, () -> audit.export(CARL, ALL, Optional.empty(), 50_001, entry -> {}));
    }

    @Test
    void readingTheAuditIsInTheAudit() {
        HistoryFilter filter = ALL.askedBy("ann");
        audit.page(CARL, filter, Optional.empty(), 10);
        HistoryEntry reading = lastWritten();

        assertThat(reading.kind()).isEqualTo(HistoryEntry.Kind.AUDIT_READ);
        assertThat(reading.principal()).isEqualTo("carl");
        assertThat(reading.roles()).containsExactly("analyst", "auditor");
        assertThat(reading.door()).isEqualTo("rest");
        assertThat(reading.rowCount()).isEqualTo(1);
        assertThat(reading.message()).isEqualTo("Read the audit: kind ASKED, person 'ann'.");

        audit.find(DORA, anns.id());
        assertThat(lastWritten().message()).isEqualTo("Read the audit: the entry " + anns.id() + ".");
        assertThat(audit.page(DORA, ALL, Optional.empty(), 10)).contains(reading);
        assertThat(history.page(CARL.principal(), ALL, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void nothingIsHandedOutThatCannotBeRecorded() {
        kept.goDown();

        assertThatThrownBy(() -> audit.page(CARL, ALL, Optional.empty(), 10)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> audit.find(CARL, anns.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> audit.export(CARL, ALL, Optional.empty(), 10, entry -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void exportsAcrossPagesAndSaysWhereItStopped() {
        for (int index = 0; index < 1001; index++) {
            kept.record(SampleEntry.of("max").at(NOON.plusMillis(index / 2)).entry());
        }
        HistoryFilter ofMax = ALL.askedBy("max");
        List<HistoryEntry> first = new ArrayList<>();
        List<HistoryEntry> rest = new ArrayList<>();
        Export.Extent cut = audit.export(CARL, ofMax, Optional.empty(), 600, first::add);
        Export.Extent whole = audit.export(CARL, ofMax, cut.next(), 50_000, rest::add);

        assertThat(cut.entries()).isEqualTo(600).isEqualTo(first.size());
        assertThat(whole).isEqualTo(new Export.Extent(401, Optional.empty()));
        assertThat(rest).hasSize(401).doesNotContainAnyElementsOf(first);
        assertThat(lastWritten().message()).startsWith("Exported the audit: kind ASKED, person 'max', older than ");
        assertThat(audit.export(CARL, ofMax, Optional.empty(), 1001, entry -> {})
                        .next())
                .isEmpty();
    }
}
