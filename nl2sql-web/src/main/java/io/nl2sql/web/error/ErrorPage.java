package io.nl2sql.web.error;

/** A page for a browser that needs nothing else to work: no script, no style sheet, no session. */
final class ErrorPage {
    private ErrorPage() {}

    static String html(Problem problem, String contextPath) {
        String title = escape(problem.json().getString("title"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="UTF-8"/><title>%s · NL2SQL</title></head>
                <body>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="%s/">Back to the start page</a></p>
                </body>
                </html>
                """.formatted(title, title, escape(problem.detail()), escape(contextPath));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
