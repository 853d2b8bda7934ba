package io.nl2sql.jdbc.internal.value;

import java.util.List;

/** Prints arrays as PostgreSQL does, such as <code>{1,NULL,"a b"}</code>. */
final class ArrayText {
    private ArrayText() {}

    static String of(List<?> values) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",");
            element(text, values.get(i));
        }
        return text.append('}').toString();
    }

    private static void element(StringBuilder text, Object value) {
        if (value == null) {
            text.append("NULL");
            return;
        }
        String plain = ValueText.of(value);
        if (value instanceof List || !needsQuotes(plain)) {
            text.append(plain);
            return;
        }
        text.append('"');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.equalsIgnoreCase("NULL")
                || text.chars().anyMatch(c -> "{},\"\\ \t\n\r\f\u000B".indexOf(c) >= 0);
    }
}
