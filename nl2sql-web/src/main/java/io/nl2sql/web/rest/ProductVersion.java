package io.nl2sql.web.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version is running, as the build wrote it down. */
@ApplicationScoped
public class ProductVersion {
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

    public String text() {
        return version;
    }
}
