package io.nl2sql.web.faces;

import io.nl2sql.web.rest.ProductVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/** What is running, for the frame of every page. */
@Named("about")
@ApplicationScoped
public class AboutPage {
    @Inject
    private ProductVersion version;

    public String version() {
        return version.text();
    }

    /**
     * The word by which the browser knows this page's own scripts. PrimeFaces wants it back with every form; its script
     * sees to that where it is loaded, our forms work without.
     */
    public String nonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
