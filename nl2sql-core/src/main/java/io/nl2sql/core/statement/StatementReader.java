package io.nl2sql.core.statement;

import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.Tokens;
import io.nl2sql.core.pipeline.SqlRefusedException;
import io.nl2sql.core.statement.SplicedText.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a text is, by its first word alone, so that the same text is always the same and a slip in SQL never costs
 * a model call. A wrong guess gives a refusal, never more than the asker may see. Thread-safe.
 */
final class StatementReader {
    static final String ASK_HINT = "To ask in plain language, begin with ASK.";

    private final GuardLimits limits;
    private final SessionCommands commands;

    StatementReader(GuardLimits limits, SessionCommands commands) {
        this.limits = limits;
        this.commands = commands;
    }

    /**
     * Reads a statement.
     *
     * @param describing whether unbound parameters stand for nulls, because nothing will be run
     * @throws SqlRefusedException where the text has no or several readings, or its values do not fit
     */
    Reading read(ClientStatement statement, boolean describing) {
        SplicedText text = Opening.trimmed(SplicedText.of(statement.text()));
        String characters = text.text();
        if (Opening.behindComments(characters) == characters.length()) {
            throw refused(FindingCode.EMPTY, "There is no statement.", text, -1, "Ask something, or write a query.");
        }
        if (statement.mode() != ClientStatement.Mode.SQL) {
            Optional<String> question = question(statement, characters);
            if (question.isPresent()) {
                return asked(question.get(), statement, text);
            }
        }
        return characters.length() > limits.maxLength()
                ? new Reading.Written(WrittenSql.plain(text))
                : sql(statement, text, describing);
    }

    private static Optional<String> question(ClientStatement statement, String characters) {
        Optional<String> marked = Opening.marked(characters);
        if (marked.isPresent()) {
            return marked;
        }
        return statement.mode() == ClientStatement.Mode.NL || !Opening.isSql(characters)
                ? Optional.of(characters.substring(Opening.behindComments(characters)))
                : Optional.empty();
    }

    private static Reading asked(String question, ClientStatement statement, SplicedText text) {
        if (!statement.parameters().isEmpty()) {
            throw refused(
                    FindingCode.CONSTRUCT_NOT_ALLOWED,
                    "A question takes no parameters.",
                    text,
                    -1,
                    "Write the value into the question, or bind the whole question: SELECT * FROM nl(?) q.");
        }
        return new Reading.Asked(question);
    }

    private Reading sql(ClientStatement statement, SplicedText text, boolean describing) {
        SplicedText unwrapped = statement.mode() == ClientStatement.Mode.AUTO ? unwrapped(text) : text;
        Tokens tokens = Lexer.readStatement(unwrapped.text(), limits.maxTokens());
        if (!tokens.problems().isEmpty()) {
            return new Reading.Written(WrittenSql.plain(text));
        }
        Optional<Reading.Fixed> answered = commands.answer(tokens.list());
        return answered.isPresent()
                ? answered.get()
                : new Reading.Written(written(statement, unwrapped, tokens.list(), describing));
    }

    private SplicedText unwrapped(SplicedText text) {
        List<SplicedText> readings = new Wrapper(text, limits.maxTokens()).readings();
        if (readings.size() > 1) {
            throw refused(
                    FindingCode.SYNTAX,
                    "It is not clear where the question in this statement begins and ends.",
                    text,
                    -1,
                    "Write SELECT … FROM nl('question') q.");
        }
        return readings.isEmpty() ? text : readings.get(0);
    }

    private static WrittenSql written(
            ClientStatement statement, SplicedText text, List<Token> tokens, boolean describing) {
        int misplaced = NlCall.misplaced(tokens);
        if (misplaced >= 0) {
            throw refused(
                    FindingCode.CONSTRUCT_NOT_ALLOWED,
                    "nl takes one string or parameter, and stands in FROM only.",
                    text,
                    tokens.get(misplaced).offset(),
                    "Write SELECT … FROM nl('question') q.");
        }
        List<NlCall> calls = NlCall.in(tokens);
        List<Splice> places = new ArrayList<>();
        if (statement.escapes()) {
            places.addAll(escapes(text, tokens));
        }
        Values values = new Values(statement.parameters(), text, describing);
        List<WrittenSql.Inner> questions = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            Optional<NlCall> call = callWith(calls, at);
            if (call.isPresent()) {
                questions.add(inner(call.get(), tokens, values));
            } else if (token.kind() == Token.Kind.PARAMETER) {
                places.add(new Splice(token.offset(), token.offset() + 1, " " + values.next(token) + " "));
            } else if (token.kind() == Token.Kind.OPERATOR && token.value().equals("?")) {
                places.add(new Splice(token.offset(), token.offset() + 2, "?"));
            }
        }
        values.end();
        return new WrittenSql(text, places, questions, values.count());
    }

    private static Optional<NlCall> callWith(List<NlCall> calls, int argument) {
        return calls.stream().filter(call -> call.argument() == argument).findFirst();
    }

    private static WrittenSql.Inner inner(NlCall call, List<Token> tokens, Values values) {
        Token argument = tokens.get(call.argument());
        String question = argument.kind() == Token.Kind.STRING ? argument.value() : values.nextQuestion(argument);
        int end = tokens.get(call.at() + NlCall.LENGTH - 1).offset() + 1;
        return new WrittenSql.Inner(tokens.get(call.at()).offset(), end, question, call.isNamed());
    }

    private static List<Splice> escapes(SplicedText text, List<Token> tokens) {
        JdbcEscapes escapes = new JdbcEscapes(tokens);
        List<Splice> splices = escapes.read();
        escapes.unknown().ifPresent(offset -> {
            throw refused(
                    FindingCode.CONSTRUCT_NOT_ALLOWED,
                    "This JDBC escape is not supported.",
                    text,
                    offset,
                    "Write it in PostgreSQL's own words.");
        });
        return splices;
    }

    /** A finding of something that may have been meant as a question. */
    static Finding hinted(Finding finding) {
        boolean misread = finding.code() == FindingCode.SYNTAX || finding.code() == FindingCode.NOT_A_QUERY;
        return misread && finding.hint().isEmpty()
                ? new Finding(finding.code(), finding.message(), finding.line(), finding.column(), ASK_HINT)
                : finding;
    }

    /** @param offset negative where there is no position */
    static SqlRefusedException refused(FindingCode code, String message, SplicedText text, int offset, String hint) {
        return new SqlRefusedException(List.of(
                offset < 0
                        ? new Finding(code, message, 0, 0, hint)
                        : Position.finding(code, message, text, offset, hint)));
    }
}
