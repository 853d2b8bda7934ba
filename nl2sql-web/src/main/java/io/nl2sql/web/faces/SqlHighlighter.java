package io.nl2sql.web.faces;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns SQL into HTML with a class on each keyword, text, number and comment. Everything is escaped. */
final class SqlHighlighter {
    private static final Set<String> KEYWORDS = Set.of(
            ("all and any as asc between by case cast cross current_date current_timestamp desc distinct else end except"
                            + " exists extract false fetch filter first following for from full group grouping having"
                            + " ilike in inner intersect interval is join last lateral left like limit natural not null"
                            + " nulls offset on or order outer over partition preceding range recursive right row rows"
                            + " select sets similar then to true unbounded union using values when where window with"
                            + " within")
                    .split(" "));
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\\n]*|/\\*.*?\\*/)|(?<text>'(?:[^']|'')*+'?)|(?<name>\"(?:[^\"]|\"\")*+\"?)"
                    + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)|(?<word>[\\p{L}_][\\p{L}\\d_$]*+)",
            Pattern.DOTALL);

    private SqlHighlighter() {}

    static String html(String sql) {
        StringBuilder html = new StringBuilder(sql.length() * 2);
        Matcher token = TOKEN.matcher(sql);
        int done = 0;
        while (token.find()) {
            html.append(escape(sql.substring(done, token.start())));
            append(html, kind(token), token.group());
            done = token.end();
        }
        return html.append(escape(sql.substring(done))).toString();
    }

    private static String kind(Matcher token) {
        if (token.group("comment") != null) {
            return "comment";
        }
        if (token.group("text") != null) {
            return "text";
        }
        if (token.group("number") != null) {
            return "number";
        }
        String word = token.group("word");
        return word != null && KEYWORDS.contains(word.toLowerCase(Locale.ROOT)) ? "keyword" : "";
    }

    private static void append(StringBuilder html, String kind, String token) {
        if (kind.isEmpty()) {
            html.append(escape(token));
            return;
        }
        html.append("<span class=\"sql-")
                .append(kind)
                .append("\">")
                .append(escape(token))
                .append("</span>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
