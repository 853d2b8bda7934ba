package io.nl2sql.security.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/query", "/api/token", "/api/history/1"})
    void sendsTheProgrammingInterfaceToTokens(String path) {
        assertThat(new RequestPath(path).isApi()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.xhtml", "/apix", "/API/query", "/x/api/query", "/sign-in.xhtml"})
    void sendsEverythingElseToSessions(String path) {
        assertThat(new RequestPath(path).isApi()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/token/x", "/api/tokens", "/api/query", "/token"})
    void asksForATokenEverywhereButWhereOneIsFetched(String path) {
        assertThat(new RequestPath("/api/token").isTokenRequest()).isTrue();
        assertThat(new RequestPath(path).isTokenRequest()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in.xhtml",
                "/jakarta.faces.resource/a.css.xhtml",
                "/health",
                "/health/ready",
                "/openapi",
                "/metrics"
            })
    void showsThisToAnybody(String path) {
        assertThat(new RequestPath(path).isPublic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/index.xhtml",
                "/history.xhtml",
                "/sign-in.xhtml/x",
                "/healthy",
                "/x/sign-in.xhtml",
                "/jakarta.faces.resource",
                "/metricsx"
            })
    void asksForASignInForEverythingElse(String path) {
        assertThat(new RequestPath(path).isPublic()).isFalse();
    }
}
