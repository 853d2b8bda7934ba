package io.nl2sql.tests.noninterference;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes words out of a statement that leaks as long as the rest still leaks. */
final class Shrinker {
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'(?:::\\w+)?|[\\w.]+|\\s+|::\\w+|.");
    private static final int MOST_QUESTIONS = 1_500;

    private final Judge judge;
    private final boolean ordered;
    private int questions;

    private Shrinker(Judge judge, boolean ordered) {
        this.judge = judge;
        this.ordered = ordered;
    }

    static Statement shrunken(Statement statement, Judge judge) throws SQLException {
        return new Shrinker(judge, statement.ordered()).shrink(statement);
    }

    private Statement shrink(Statement statement) throws SQLException {
        List<String> tokens = tokens(statement.sql());
        for (int length = tokens.size() / 2; length > 0 && questions < MOST_QUESTIONS; length--) {
            for (int from = 0; from + length <= tokens.size(); from++) {
                if (isBalanced(tokens.subList(from, from + length))) {
                    List<String> rest = new ArrayList<>(tokens.subList(0, from));
                    rest.addAll(tokens.subList(from + length, tokens.size()));
                    if (leaks(rest)) {
                        tokens = rest;
                        from--;
                    }
                }
            }
        }
        return new Statement(String.join("", tokens), ordered);
    }

    /** Spaces stay with the word before them. */
    private static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group();
            if (token.isBlank() && !tokens.isEmpty()) {
                tokens.set(tokens.size() - 1, tokens.get(tokens.size() - 1) + " ");
            } else {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static boolean isBalanced(List<String> tokens) {
        int open = 0;
        for (String token : tokens) {
            open += token.startsWith("(") ? 1 : token.startsWith(")") ? -1 : 0;
            if (open < 0) {
                return false;
            }
        }
        return open == 0;
    }

    private boolean leaks(List<String> tokens) throws SQLException {
        questions++;
        return questions < MOST_QUESTIONS
                && judge.judge(new Statement(String.join("", tokens), ordered)).leaks();
    }
}
