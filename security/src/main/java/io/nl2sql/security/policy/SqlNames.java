package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of tables and columns as an administrator writes them: folded already, or in double quotes. */
final class SqlNames {
    private static final Pattern PART =
            Pattern.compile("\"((?:[^\"]|\"\")+)\"|([\\p{Ll}\\p{Lo}_][\\p{Ll}\\p{Lo}0-9_$]*)");

    private SqlNames() {}

    static TableName table(String written, YamlValue place) {
        List<String> parts = parts(written);
        if (parts.size() != 2) {
            throw place.problem(
                    "'" + written + "' is not a table; write schema.table in lower case, or \"Schema\".\"Table\""
                            + " in double quotes where it has capitals or other characters");
        }
        return new TableName(parts.get(0), parts.get(1));
    }

    static String column(String written, YamlValue place) {
        List<String> parts = parts(written);
        if (parts.size() != 1) {
            throw place.problem(
                    "'" + written + "' is not a column; write it in lower case, or '\"Name\"' in double quotes"
                            + " where it has capitals or other characters");
        }
        return parts.get(0);
    }

    /** The dotted parts, or none where the text is not a name. */
    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(written);
        int at = 0;
        while (matcher.region(at, written.length()).lookingAt()) {
            parts.add(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("\"\"", "\""));
            if (matcher.end() == written.length()) {
                return parts;
            }
            if (written.charAt(matcher.end()) != '.') {
                return List.of();
            }
            at = matcher.end() + 1;
        }
        return List.of();
    }
}
