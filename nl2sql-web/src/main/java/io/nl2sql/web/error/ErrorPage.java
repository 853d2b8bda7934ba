package io.nl2sql.web.error;

import java.util.Locale;

/** A page for a browser that works without script and session, and can be read without its style sheet. */
final class ErrorPage {
    private ErrorPage() {}

    static String html(Problem problem, String contextPath) {
        String title = escape(problem.json().getString("title"));
        return String.format(Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="UTF-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%1$s · NL2SQL</title>
                <link rel="stylesheet" href="%3$s/jakarta.faces.resource/nl2sql.css.xhtml?ln=nl2sql"/>
                </head>
                <body>
                <main>
                <div class="card nothing error-page">
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p><a class="button" href="%3$s/">Back to the start page</a></p>
                </div>
                </main>
                </body>
                </html>
                """, title, escape(problem.detail()), escape(contextPath));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
