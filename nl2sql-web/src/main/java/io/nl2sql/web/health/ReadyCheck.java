package io.nl2sql.web.health;

import io.nl2sql.ejb.wiring.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready once questions can be answered and recorded. Names no data source: anybody can read this. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    @Inject
    private Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        Readiness.Report report = readiness.report();
        return HealthCheckResponse.named("nl2sql")
                .status(report.isReady())
                .withData("systemDatabase", report.systemDatabase())
                .withData("dataSourcesTried", report.dataSourcesTried())
                .withData("warm", report.warm())
                .withData("dataSourcesUnavailable", report.unavailableSources())
                .withData("policyFaults", report.policyFaults())
                .build();
    }
}
