package io.nl2sql.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.pipeline.SqlRefusedException;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAStatus(ErrorCode code) {
        assertThat(HttpStatus.knows(code)).isTrue();
    }

    @Test
    void writesAProblemDocument() {
        Failure failure =
                Failure.of(new Nl2SqlException(ErrorCode.DATA_SOURCE_UNKNOWN, "There is none."), "/api/query");

        assertThat(failure.problem().json())
                .hasToString("{\"type\":\"urn:nl2sql:error:data-source-unknown\",\"title\":\"Unknown data source\","
                        + "\"status\":404,\"code\":\"DATA_SOURCE_UNKNOWN\",\"detail\":\"There is none.\","
                        + "\"instance\":\"/api/query\"}");
    }

    @Test
    void listsEveryFindingOfRefusedSql() {
        Finding first = new Finding(FindingCode.TABLE_UNKNOWN, "There is no table 't'.", 1, 15, "Look at /api/schema.");
        Finding second = new Finding(FindingCode.NOT_A_QUERY, "Only queries are allowed.", 0, 0, "");
        Problem problem = Failure.of(new SqlRefusedException(List.of(first, second)), "/api/sql")
                .problem();

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.json().getJsonArray("findings"))
                .hasToString("[{\"code\":\"TABLE_UNKNOWN\",\"message\":\"There is no table 't'.\",\"line\":1,"
                        + "\"column\":15,\"hint\":\"Look at /api/schema.\"},{\"code\":\"NOT_A_QUERY\","
                        + "\"message\":\"Only queries are allowed.\",\"line\":0,\"column\":0,\"hint\":\"\"}]");
    }

    @Test
    void findsTheFailureInsideTheWrappersOfTheServer() {
        Nl2SqlException failure = new Nl2SqlException(ErrorCode.QUESTION_EMPTY, "Ask something.");
        Throwable wrapped = new CompletionException(new EJBException(new RuntimeExceptionChain(failure)));

        assertThat(Failure.of(new CompletionException(failure), "/").problem().code())
                .isEqualTo(ErrorCode.QUESTION_EMPTY);
        assertThat(Failure.of(wrapped, "/").problem().code()).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void keepsWhatIsUnexpectedToItself() {
        Failure failure = Failure.of(new IllegalStateException("jdbc:postgresql://secret"), "/api/query");

        assertThat(failure.bug()).isTrue();
        assertThat(failure.problem().status()).isEqualTo(500);
        assertThat(failure.problem().json().toString()).doesNotContain("secret");
        assertThat(failure.problem().detail()).contains(failure.problem().instance());
    }

    @Test
    void keepsAnInternalCodesMessageToItself() {
        Failure failure = Failure.of(new Nl2SqlException(ErrorCode.POLICY_INVALID, "line 3 of secret.yaml"), "/");

        assertThat(failure.problem().json().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"0.2,1", "1.0,1", "1.001,2", "59.5,60"})
    void roundsTheWaitUpToWholeSeconds(double wait, long seconds) {
        Duration duration = Duration.ofMillis(Math.round(wait * 1000));

        assertThat(Failure.of(new RateLimitedException("Wait.", duration), "/").retryAfter())
                .hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "401,NOT_AUTHENTICATED",
        "403,NOT_ALLOWED",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,NOT_ACCEPTABLE",
        "415,MEDIA_TYPE_UNSUPPORTED",
        "413,REQUEST_MALFORMED",
        "500,INTERNAL",
        "200,INTERNAL"
    })
    void givesEachStatusOfTheServerACode(int status, ErrorCode code) {
        assertThat(Failure.ofStatus(status, "/").problem().code()).isEqualTo(code);
    }

    /** Looks like a wrapper but is none of the server's. */
    private static final class RuntimeExceptionChain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RuntimeExceptionChain(Throwable cause) {
            super(cause);
        }
    }
}
