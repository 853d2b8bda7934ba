package io.nl2sql.web.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.primefaces.context.PrimeFacesContext;

/** What is running, for the frame of every page. */
@Named("about")
@ApplicationScoped
public class AboutPage {
    private static final String BUILD = "/META-INF/maven/io.nl2sql/nl2sql-web/pom.properties";

    @Inject
    private ServletContext application;

    private String version = "";

    @PostConstruct
    void read() {
        Properties build = new Properties();
        try (InputStream in = application.getResourceAsStream(BUILD)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        version = build.getProperty("version", "development");
    }

    public String version() {
        return version;
    }

    /**
     * The word by which the browser knows this page's own scripts. PrimeFaces wants it back with every form; its script
     * sees to that where it is loaded, our forms work without.
     */
    public String nonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
