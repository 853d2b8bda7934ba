package io.nl2sql.tests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.SqlRefusedException;
import io.nl2sql.core.pipeline.SqlRequest;
import io.nl2sql.ejb.ask.AskBean;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.ejb.history.AuditBean;
import io.nl2sql.ejb.history.HistoryBean;
import io.nl2sql.ejb.wiring.Readiness;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs in the container; only the deployment is made outside of it. */
@ExtendWith(ArquillianExtension.class)
class SessionBeansIT {
    private static final Principal ANN = analyst("ann", 1, "analyst");
    private static final Principal BOB = analyst("bob", 2, "analyst");
    private static final Principal CARL = analyst("carl", 0, "analyst", "auditor");

    @EJB
    private AskBean asking;

    @EJB
    private HistoryBean reading;

    @EJB
    private AuditBean auditing;

    @EJB
    private SourcesBean sources;

    @Inject
    private History history;

    @Inject
    private ObservedPipeline pipeline;

    @Inject
    private Readiness readiness;

    @Resource
    private UserTransaction transaction;

    @Deployment
    static WebArchive archive() {
        return ContainerArchive.with(SessionBeansIT.class, OpenDoor.class, ObservedPipeline.class);
    }

    private static Principal analyst(String name, int tenant, String... roles) {
        return new Principal(name, Set.of(roles), Claims.of(Map.of("tenant", ClaimValue.of(tenant))));
    }

    private static Caller as(Principal reader) {
        return new Caller(reader, "rest");
    }

    private static <T> T of(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @BeforeEach
    void awaitDataSources() {
        await().atMost(Duration.ofSeconds(60)).until(() -> readiness.report().isReady());
    }

    private Answer ask(Principal who) throws Exception {
        return of(asking.ask(Question.of("How many customers are there?"), new Caller(who, "web")));
    }

    @Test
    void answersEachCallerWithTheRowsThatTheyMaySee() throws Exception {
        assertThat(ask(ANN).result().rows()).containsExactly(List.of(4L));
        assertThat(ask(BOB).result().rows()).containsExactly(List.of(3L));
    }

    @Test
    void showsPeopleTheirOwnHistoryAndAuditorsEverybodys() throws Exception {
        UUID anns = ask(ANN).id();
        UUID bobs = ask(BOB).id();

        assertThat(reading.page(BOB, HistoryFilter.everything(), Optional.empty(), 500))
                .extracting(HistoryEntry::id)
                .contains(bobs)
                .doesNotContain(anns);
        assertThat(reading.find(BOB, anns)).isEmpty();
        assertThat(auditing.page(as(CARL), HistoryFilter.everything(), Optional.empty(), 500))
                .extracting(HistoryEntry::id)
                .contains(anns, bobs);
    }

    @Test
    void throwsOurOwnExceptionsAsTheyAre() {
        Throwable notAllowed =
                catchThrowable(() -> auditing.page(as(BOB), HistoryFilter.everything(), Optional.empty(), 10));
        Throwable unknown = catchThrowable(() -> sources.schema(Optional.of("nowhere"), BOB));

        assertThat(notAllowed).isExactlyInstanceOf(Nl2SqlException.class);
        assertThat(((Nl2SqlException) notAllowed).code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(unknown).isExactlyInstanceOf(Nl2SqlException.class);
        assertThat(((Nl2SqlException) unknown).code()).isEqualTo(ErrorCode.DATA_SOURCE_UNKNOWN);
    }

    @Test
    void leavesTheCallersTransactionAlone() throws Exception {
        transaction.begin();
        try {
            assertThat(catchThrowable(() -> auditing.page(as(BOB), HistoryFilter.everything(), Optional.empty(), 10)))
                    .isInstanceOf(Nl2SqlException.class);
            assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void holdsNoTransactionWhileThePipelineWorks() throws Exception {
        int before = pipeline.transactions().size();
        transaction.begin();
        try {
            ask(ANN);
            assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        } finally {
            transaction.rollback();
        }
        List<Integer> all = pipeline.transactions();
        assertThat(all.subList(before, all.size())).containsExactly(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void keepsAnEntryAlthoughTheTransactionAroundItIsRolledBack() throws Exception {
        HistoryEntry entry = entry("dan");
        transaction.begin();
        try {
            history.record(entry);
        } finally {
            transaction.rollback();
        }
        assertThat(auditing.find(as(CARL), entry.id()))
                .map(HistoryEntry::principal)
                .contains("dan");
    }

    private static HistoryEntry entry(String principal) {
        return HistoryEntry.of(UUID.randomUUID(), HistoryEntry.Kind.ASKED, Instant.parse("2026-05-06T12:00:00Z"))
                .by(principal, List.of("analyst"), "web")
                .on("lab")
                .asking("How many?")
                .written("embedded", "")
                .ended(HistoryEntry.Outcome.FAILED, Optional.of("STATEMENT_TIMEOUT"), "Too long.")
                .entry();
    }

    @Test
    void writesDownWhatWasRefusedToo() throws Exception {
        Principal eve = analyst("eve", 1, "analyst");
        SqlRequest request = SqlRequest.of("SELECT usename FROM pg_user", Optional.of("lab"));

        Throwable refused = catchThrowable(() -> of(asking.run(request, new Caller(eve, "rest"))));

        assertThat(refused).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(SqlRefusedException.class);
        assertThat(reading.page(eve, HistoryFilter.everything(), Optional.empty(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.REFUSED))
                .satisfies(entry -> assertThat(entry.sql()).contains("pg_user"));
    }
}
