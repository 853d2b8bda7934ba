package io.nl2sql.core.guard.parse;

import io.nl2sql.core.guard.grammar.ParseException;
import io.nl2sql.core.guard.grammar.PostgresGrammar;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlNode;

/** PostgreSQL's queries as trees of Calcite's nodes. Thread-safe. */
public final class PostgresParser {
    private PostgresParser() {}

    /**
     * Parses one query. The columns of the nodes' positions are places in the list, counted from 1; all are in line 1.
     *
     * @param tokens at least one
     * @param edits where to note what is to be written in other words and read again; empty where the tree is final
     * @throws ParseProblem for the first place where the tokens stop being a query
     */
    public static SqlNode parse(List<Token> tokens, TokenEdits edits) throws ParseProblem {
        Brackets brackets = Brackets.of(tokens);
        if (brackets.lonely() >= 0) {
            boolean open = brackets.partners()[brackets.lonely()] < 0
                    && (tokens.get(brackets.lonely()).is("(")
                            || tokens.get(brackets.lonely()).is("["));
            throw new ParseProblem(
                    open
                            ? "A parenthesis or bracket is not closed."
                            : "A closing parenthesis or bracket has no opening one.",
                    false,
                    brackets.lonely(),
                    null);
        }
        PostgresGrammar grammar = new PostgresGrammar(new TokenSource(tokens, brackets, edits));
        try {
            return grammar.PostgresQueryEof();
        } catch (ParseException e) {
            throw problem(tokens, Math.min(grammar.getToken(1).beginColumn, tokens.size()) - 1, e);
        }
    }

    private static ParseProblem problem(List<Token> tokens, int at, ParseException cause) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.STRING) {
            return new ParseProblem(
                    "A string cannot stand here; only the types of casts can stand before one.", false, at, cause);
        }
        boolean reserved = token.kind() == Token.Kind.WORD && ReservedWords.isRefused(token.value());
        return reserved
                ? new ParseProblem(token.value().toUpperCase(Locale.ROOT) + " is not supported here.", true, at, cause)
                : new ParseProblem("The query cannot be understood from here on.", false, at, cause);
    }
}
