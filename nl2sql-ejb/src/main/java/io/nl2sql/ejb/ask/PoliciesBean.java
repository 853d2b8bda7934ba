package io.nl2sql.ejb.ask;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.PolicyPreview;
import io.nl2sql.core.pipeline.PolicyPreviews;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.core.pipeline.PolicyReports;
import io.nl2sql.core.pipeline.PreviewRequest;
import io.nl2sql.security.auth.LocalAccounts;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** Policies as they stand, and what they make of somebody's query; for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PoliciesBean {
    @Inject
    PolicyReports reports;

    @Inject
    PolicyPreviews previews;

    @Inject
    LocalAccounts accounts;

    /**
     * All policies.
     *
     * @param reports of every data source
     * @param warnings sentences about what may be a mistake and hides more than meant at worst
     */
    public record Overview(List<PolicyReport> reports, List<String> warnings) {}

    /** @throws Nl2SqlException NOT_ALLOWED */
    public Overview inForce(Principal reader) {
        if (!reader.hasRole(Roles.ADMIN)) {
            throw new Nl2SqlException(ErrorCode.NOT_ALLOWED, "Only administrators may read policies.");
        }
        List<PolicyReport> all = reports.all();
        Set<String> warnings = new TreeSet<>();
        reports.strangers()
                .forEach(name -> warnings.add(
                        "The policy file has policies for '" + name + "', which is no configured data source."));
        Set<String> known = new TreeSet<>(accounts.roles());
        known.addAll(Set.of(Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN));
        for (PolicyReport report : all) {
            report.rules()
                    .forEach((table, rules) -> rules.roles().stream()
                            .filter(role -> !known.contains(role))
                            .forEach(role -> warnings.add("The policy of " + table + " in " + report.dataSource()
                                    + " names the role '" + role + "', which no local account has.")));
        }
        return new Overview(all, List.copyOf(warnings));
    }

    /** As {@link PolicyPreviews#preview}. */
    public CompletionStage<PolicyPreview> preview(PreviewRequest request, Caller caller) {
        return previews.preview(request, caller);
    }
}
