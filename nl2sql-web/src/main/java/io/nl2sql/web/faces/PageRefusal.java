package io.nl2sql.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends a request with the page that says why there is nothing to see. */
final class PageRefusal {
    private PageRefusal() {}

    static void notFound(FacesContext faces) throws IOException {
        send(faces, HttpServletResponse.SC_NOT_FOUND);
    }

    static void notAllowed(FacesContext faces) throws IOException {
        send(faces, HttpServletResponse.SC_FORBIDDEN);
    }

    private static void send(FacesContext faces, int status) throws IOException {
        faces.getExternalContext().responseSendError(status, "");
        faces.responseComplete();
    }
}
