package io.nl2sql.security.auth;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends somebody who is not signed in to the sign-in page, which brings them back to where they wanted to go. */
final class SignInPrompt {
    private static final String PAGE = "/sign-in.xhtml";
    /** A page was sent that only a signed-in person can have got: the session has ended since. */
    private static final String ENDED = "?expired=true";

    private SignInPrompt() {}

    static AuthenticationStatus answer(RequestPath path, HttpMessageContext context) {
        HttpServletRequest request = context.getRequest();
        String page = request.getContextPath() + PAGE;
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return partial(page, context.getResponse());
        }
        return redirect(
                "GET".equals(request.getMethod()) ? page + "?wished=" + wished(path, request) : page,
                context.getResponse());
    }

    /** Without scheme and host: those of the request are the sender's word. */
    private static AuthenticationStatus redirect(String target, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", target);
        response.setHeader("Cache-Control", "no-store");
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Path and query within the application, never a host. */
    private static String wished(RequestPath path, HttpServletRequest request) {
        String query = request.getQueryString();
        return URLEncoder.encode(path.path() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
    }

    /** What a page's script understands instead of a redirect. */
    private static AuthenticationStatus partial(String page, HttpServletResponse response) {
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + page
                            + "\"/></partial-response>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
