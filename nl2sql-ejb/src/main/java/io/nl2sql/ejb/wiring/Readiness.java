package io.nl2sql.ejb.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether requests should be sent here. */
@ApplicationScoped
public class Readiness {
    @Inject
    Components components;

    @Inject
    SystemDatabase systemDatabase;

    private volatile boolean warm;

    /**
     * What is known.
     *
     * @param systemDatabase whether history can be written
     * @param dataSourcesTried whether each data source has been looked at since the start
     * @param warm whether the guard has done its first, slow validations
     * @param unavailableSources how many data sources cannot be asked
     * @param policyFaults how many mistakes the policies have
     */
    public record Report(
            boolean systemDatabase,
            boolean dataSourcesTried,
            boolean warm,
            long unavailableSources,
            long policyFaults) {
        public boolean isReady() {
            return systemDatabase && dataSourcesTried && warm;
        }
    }

    public Report report() {
        return new Report(
                systemDatabase.isUp(),
                components.areSourcesTried(),
                warm,
                components.unavailableSources(),
                components.policyFaults());
    }

    /** Lets the guard load its classes in the background, so that the first question does not wait for them. */
    void warmUp() {
        components.warmUp(() -> warm = true);
    }
}
