package io.nl2sql.web.faces;

import java.net.URI;
import java.net.URISyntaxException;

/** Keeps redirects inside this application: an address from outside may name a page here and nothing else. */
final class LocalPath {
    private LocalPath() {}

    /** The wished path and query, which are below the context path, if they name a page; else the start page. */
    static String orStart(String wished, String contextPath) {
        return contextPath + (isPage(wished) ? wished : "/index.xhtml");
    }

    private static boolean isPage(String wished) {
        if (wished == null || !wished.startsWith("/") || wished.startsWith("//")) {
            return false;
        }
        if (wished.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
            return false;
        }
        try {
            URI uri = new URI(wished);
            return !uri.isAbsolute()
                    && uri.getRawAuthority() == null
                    && uri.getPath().endsWith(".xhtml");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
