package io.nl2sql.tests.coverage;

import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts a regression script's queries: what a guard for people's questions can be asked to take, and the rest by reason. */
final class RegressKinds {
    static final String PLAIN = "pg-regress";

    private static final int MOST_TOKENS = 20_000;
    private static final Pattern QUERY = Pattern.compile("(?i)^\\(*\\s*(select|with|values|table)\\b");
    private static final Pattern MADE = Pattern.compile("(?i)^create\\s+(?:or\\s+replace\\s+)?"
            + "(?:function|procedure|aggregate|type|domain|view|recursive\\s+view|materialized\\s+view)\\s+([\\w.]+)");
    private static final Set<String> WRITING = Set.of("insert", "delete", "merge");
    private static final Set<String> LOCKING = Set.of("update", "share");

    private final Set<String> made = new HashSet<>();

    /** Whether the text is to return rows. */
    boolean isQuery(String sql) {
        return QUERY.matcher(sql).find();
    }

    /** Remembers what a script makes itself. */
    void learn(String sql) {
        Matcher matcher = MADE.matcher(sql);
        if (matcher.find() && !matcher.group().toLowerCase(Locale.ROOT).contains("view")) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            made.add(name.substring(name.lastIndexOf('.') + 1));
        }
    }

    /** The corpus under which a query is counted. */
    String kind(String sql) {
        List<Token> tokens = Lexer.read(sql, MOST_TOKENS).list();
        if (writes(tokens)) {
            return PLAIN + ", left out: writes or locks";
        }
        if (tokens.stream().anyMatch(RegressKinds::isOfSystem)) {
            return PLAIN + ", left out: over the system's catalogs, settings and sequences";
        }
        if (tokens.stream().anyMatch(token -> token.isIdentifier() && made.contains(token.value()))) {
            return PLAIN + ", left out: with functions and types that the script makes";
        }
        return PLAIN;
    }

    private static boolean writes(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean afterFor =
                    i > 0 && (tokens.get(i - 1).is("for") || tokens.get(i - 1).is("key"));
            String word =
                    tokens.get(i).kind() == Token.Kind.WORD ? tokens.get(i).value() : "";
            if (WRITING.contains(word)
                    || word.equals("into")
                    || word.equals("update")
                    || afterFor && LOCKING.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfSystem(Token token) {
        String name = token.value();
        boolean setting = Set.of("current_setting", "set_config", "nextval", "currval", "setval", "lastval")
                .contains(name);
        boolean identity = name.startsWith("has_") && name.endsWith("_privilege") || name.equals("row_security_active");
        return token.isIdentifier()
                && (setting
                        || identity
                        || name.startsWith("pg_")
                        || name.startsWith("reg") && isRegType(name)
                        || name.equals("information_schema")
                        || name.equals("tableoid")
                        || name.equals("ctid"));
    }

    private static boolean isRegType(String name) {
        return Set.of(
                        "regclass",
                        "regtype",
                        "regproc",
                        "regprocedure",
                        "regrole",
                        "regnamespace",
                        "regoper",
                        "regoperator")
                .contains(name);
    }
}
