package io.nl2sql.core.statement;

import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the question that a tool has put into SQL of its own, {@code SELECT … FROM (question) alias …}, and puts a call of
 * {@code nl} in its place. A question may hold quotes and parentheses that nothing closes, so that only what stands around
 * it is read as SQL; a text that can be read in two ways is refused.
 */
final class Wrapper {
    private static final Pattern OPENING = Pattern.compile("\\bFROM\\s*\\(\\s*", Pattern.CASE_INSENSITIVE);
    /** Aliases of Tableau, Spark, DBeaver's counts and filters, and H2. */
    private static final Pattern CLOSING = Pattern.compile(
            "\\s*\\)\\s*(?:AS\\s+)?(?:\"Custom SQL Query\"|(?:\"?SPARK_GEN_SUBQ_\\d{1,9}\"?|\"?dbvrcnt\"?|\"?z_q\"?|\"?T\"?)(?![\\w$\"]))",
            Pattern.CASE_INSENSITIVE);
    /** So many places where a wrapper could begin or end are no tool's work. */
    private static final int MOST_PLACES = 20;

    private final SplicedText text;
    private final int maxTokens;

    Wrapper(SplicedText text, int maxTokens) {
        this.text = text;
        this.maxTokens = maxTokens;
    }

    /** Every way in which the text can be read as SQL around a question. */
    List<SplicedText> readings() {
        List<SplicedText> readings = new ArrayList<>();
        List<MatchResult> closings = places(CLOSING);
        for (MatchResult opening : places(OPENING)) {
            for (MatchResult closing : closings) {
                if (opening.end() < closing.start()) {
                    reading(opening.end(), closing.start()).ifPresent(readings::add);
                }
            }
        }
        return readings;
    }

    private List<MatchResult> places(Pattern pattern) {
        return pattern.matcher(text.text()).results().limit(MOST_PLACES).toList();
    }

    private Optional<SplicedText> reading(int from, int to) {
        return question(text.text().substring(from, to)).flatMap(question -> {
            int open = text.text().lastIndexOf('(', from - 1);
            int close = text.text().indexOf(')', to);
            String call = "nl(" + Token.literal(question) + ")";
            SplicedText replaced = text.replace(List.of(new SplicedText.Splice(open, close + 1, " " + call)));
            return isSqlAround(replaced.text(), open + 1) ? Optional.of(replaced) : Optional.empty();
        });
    }

    /** The question inside, or empty where SQL is. */
    private Optional<String> question(String wrapped) {
        String inside = Opening.trimmed(SplicedText.of(wrapped)).text();
        Optional<String> marked = Opening.marked(inside);
        if (marked.isPresent()) {
            return marked;
        }
        if (Opening.isSql(inside)) {
            return Optional.empty();
        }
        Tokens tokens = Lexer.readStatement(inside, maxTokens);
        if (!tokens.problems().isEmpty()) {
            return Optional.of(inside);
        }
        if (tokens.list().size() == NlCall.LENGTH && NlCall.misplaced(tokens.list()) == 0) {
            Token argument = tokens.list().get(2);
            return argument.kind() == Token.Kind.STRING ? Optional.of(argument.value()) : Optional.empty();
        }
        return isJoin(tokens.list()) || tokens.list().isEmpty() ? Optional.empty() : Optional.of(inside);
    }

    /** {@code (a JOIN b USING (id)) t} is SQL. */
    private static boolean isJoin(List<Token> tokens) {
        return tokens.get(0).isIdentifier()
                && tokens.stream().anyMatch(token -> token.is("join"))
                && tokens.stream()
                        .anyMatch(token ->
                                token.is("on") || token.is("using") || token.is("cross") || token.is("natural"));
    }

    /** Whether the text is one balanced statement in which the call stands as a table. */
    private boolean isSqlAround(String replaced, int call) {
        Tokens tokens = Lexer.readStatement(replaced, maxTokens);
        int depth = 0;
        for (Token token : tokens.list()) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0 || token.is(";")) {
                return false;
            }
        }
        return depth == 0
                && tokens.problems().isEmpty()
                && NlCall.in(tokens.list()).stream()
                        .anyMatch(found -> tokens.list().get(found.at()).offset() == call);
    }
}
