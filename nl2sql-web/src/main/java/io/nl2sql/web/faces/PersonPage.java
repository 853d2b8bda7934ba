package io.nl2sql.web.faces;

import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.ejb.history.AuditBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.TreeSet;

/** The signed-in person, for the head of every page. */
@Named("person")
@RequestScoped
public class PersonPage {
    private static final String DOOR = "web";

    @Inject
    private CallerIdentity caller;

    public boolean isSignedIn() {
        return FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal() != null;
    }

    public String name() {
        return principal().name();
    }

    public String roles() {
        return String.join(", ", new TreeSet<>(principal().roles()));
    }

    /** Whether this person may see everybody's history and the SQL that was run. */
    public boolean isOverseer() {
        return AuditBean.isOpenTo(principal());
    }

    Principal principal() {
        return caller.current();
    }

    /** This person, at the pages' door. */
    Caller reader() {
        return new Caller(principal(), DOOR);
    }

    /** Ends the session and shows the sign-in page. */
    public String signOut() throws ServletException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ((HttpServletRequest) faces.getExternalContext().getRequest()).logout();
        faces.getExternalContext().invalidateSession();
        return "/sign-in.xhtml?faces-redirect=true&left=true";
    }
}
