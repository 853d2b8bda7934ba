package io.nl2sql.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for failures that no resource and no page has caught: as a problem document, or as a plain page to browsers. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ErrorServlet.class);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Failure failure = failure(request);
        if (failure.bug()) {
            LOG.error("{}", failure.problem().instance(), (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        response.setStatus(failure.problem().status());
        response.setHeader("Cache-Control", "no-store");
        if (wantsPage(request)) {
            write(response, "text/html;charset=UTF-8", ErrorPage.html(failure.problem(), request.getContextPath()));
        } else {
            write(response, Problem.MEDIA_TYPE, failure.problem().json().toString());
        }
    }

    private static Failure failure(HttpServletRequest request) {
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Failure.ofStatus(
                status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND, path == null ? "/" : path);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String accept = request.getHeader("Accept");
        boolean api = path != null && path.startsWith(request.getContextPath() + "/api");
        return !api && accept != null && accept.contains("text/html");
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
