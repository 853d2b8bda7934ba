package io.nl2sql.web.faces;

import io.nl2sql.ejb.ask.PoliciesBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** Policies as they stand, with every mistake; for administrators. */
@Named("policiesPage")
@RequestScoped
public class PoliciesPage {
    @Inject
    private PoliciesBean policies;

    @Inject
    private PersonPage person;

    private PoliciesBean.Overview overview;

    /** Turns others away. */
    public void load() throws IOException {
        if (!person.isAdministrator()) {
            PageRefusal.notAllowed(FacesContext.getCurrentInstance());
        }
    }

    private PoliciesBean.Overview overview() {
        if (overview == null) {
            overview = policies.inForce(person.principal());
        }
        return overview;
    }

    public List<PolicyReportView> sources() {
        return overview().reports().stream().map(PolicyReportView::new).toList();
    }

    public List<String> warnings() {
        return overview().warnings();
    }
}
