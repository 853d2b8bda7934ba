package io.nl2sql.core.guard;

import static io.nl2sql.core.guard.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.FUNCTION_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.OPERATOR_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.SYNTAX;
import static io.nl2sql.core.guard.FindingCode.TYPE_NOT_ALLOWED;

import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the {@link Analysis} of a token list. Types and operators that are not allowed are found here. */
final class AnalysisWriter {
    /** Functions with words between their arguments, and the words that a comma stands in for. */
    private static final Map<String, Set<String>> WORDY = Map.of(
            "substring", Set.of("from", "for"),
            "overlay", Set.of("placing", "from", "for"),
            "position", Set.of("in"),
            "trim", Set.of("from"),
            "extract", Set.of("from"));

    private static final Set<String> QUANTIFIABLE = Set.of("like", "ilike");

    /** One open bracket: what opened it, and what the parser needs to read where it closes. */
    private record Frame(String opener, String closer, int token) {}

    private final List<Token> tokens;
    private final Findings findings;
    private final Keywords keywords;
    private final Pieces pieces;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean ordered;
    private int at;

    private AnalysisWriter(List<Token> tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
        this.keywords = new Keywords(tokens);
        this.pieces = new Pieces(tokens.size());
    }

    static Analysis write(List<Token> tokens, Findings findings) {
        return new AnalysisWriter(tokens, findings).run();
    }

    private Analysis run() {
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            switch (token.kind()) {
                case WORD -> word(token);
                case NAME -> name(token.value());
                case STRING -> string(token);
                case NUMBER -> emit(Literals.number(token.value()));
                case OPERATOR -> operator(token.value());
                default -> symbol(token.value());
            }
        }
        if (!frames.isEmpty()) {
            find(
                    SYNTAX,
                    "A parenthesis or bracket is not closed.",
                    frames.peek().token());
        }
        return pieces.toAnalysis();
    }

    private void emit(String piece) {
        pieces.add(piece, at);
        at++;
    }

    private void emit(String piece, int tokensConsumed) {
        pieces.add(piece, at);
        at += tokensConsumed;
    }

    private void find(FindingCode code, String message, int token) {
        findings.add(code, message, tokens.get(token).offset());
    }

    private void name(String name) {
        emit(Token.quoted(name));
    }

    /** PostgreSQL reads a string behind a name as a literal of the type of that name, whatever type that is. */
    private void string(Token token) {
        if (!keywords.canPrecedeString(at - 1)) {
            find(SYNTAX, "A string cannot stand here; only the types of casts can stand before one.", at);
        }
        emit(Literals.ascii(token.value()));
    }

    // Words

    private void word(Token token) {
        String word = token.value();
        ordered |= frames.isEmpty() && word.equals("order") && is(at + 1, "by");
        if (word.equals("as") && inFrame("cast")) {
            castType();
        } else if (keywords.isLabel(at) && !isMaterialized()) {
            name(word);
        } else if (isMaterialized()) {
            if (is(at, "not")) {
                find(CONSTRUCT_NOT_ALLOWED, "NOT MATERIALIZED is not supported.", at);
            }
            at += is(at, "not") ? 2 : 1;
        } else if (!sorting(word) && !separator(word) && !construct(word) && !typedLiteral(word)) {
            plainWord(word);
        }
    }

    private boolean isMaterialized() {
        boolean plain = is(at, "materialized") && is(at + 1, "(");
        boolean not = is(at, "not") && is(at + 1, "materialized") && is(at + 2, "(");
        return is(at - 1, "as") && (plain || not);
    }

    /** {@code ORDER BY x DESC NULLS LAST} within an aggregate's arguments: to the parser, more arguments. */
    private boolean sorting(String word) {
        if (!inFrame("call")) {
            return false;
        }
        if (word.equals("order") && is(at + 1, "by")) {
            emit(",", 2);
            return true;
        }
        boolean nulls = word.equals("nulls") && (is(at + 1, "first") || is(at + 1, "last"));
        if (nulls || word.equals("asc") || word.equals("desc")) {
            at += nulls ? 2 : 1;
            return true;
        }
        return false;
    }

    /** A word inside the brackets of a function with words between its arguments. */
    private boolean separator(String word) {
        if (frames.isEmpty() || !WORDY.containsKey(frames.peek().opener())) {
            return false;
        }
        boolean atOpening = tokens.get(at - 1).is("(") || isTrimSide(at - 1);
        if (frames.peek().opener().equals("trim") && isTrimSide(at)) {
            at++;
            return true;
        }
        if (!WORDY.get(frames.peek().opener()).contains(word)) {
            return false;
        }
        if (atOpening) {
            at++;
        } else {
            emit(",");
        }
        return true;
    }

    private boolean isTrimSide(int index) {
        return is(index, "both") || is(index, "leading") || is(index, "trailing");
    }

    private boolean construct(String word) {
        switch (word) {
            case "any", "some", "all" -> {
                return quantifier();
            }
            case "array" -> {
                return array();
            }
            case "cast" -> {
                return open("cast", "CAST (", ")", 2);
            }
            case "row" -> {
                return open("row", Token.quoted(Analysis.ROW) + " (", ")", 2);
            }
            case "collate" -> {
                return collation();
            }
            case "at" -> {
                return timeZone();
            }
            case "distinct" -> {
                return distinctOn();
            }
            case "extract" -> {
                return extract();
            }
            case "with" -> {
                return ties();
            }
            case "only" -> {
                return capEnd();
            }
            case "first", "next" -> {
                return oneRow(word);
            }
            case "isnull", "notnull" -> {
                emit(word.equals("isnull") ? "IS NULL" : "IS NOT NULL");
                return true;
            }
            case "operator", "uescape" -> {
                if (is(at + 1, "(") || kind(at + 1) == Token.Kind.STRING) {
                    find(CONSTRUCT_NOT_ALLOWED, word.toUpperCase(java.util.Locale.ROOT) + " is not supported.", at);
                }
                return false;
            }
            default -> {
                return WORDY.containsKey(word) && open(word, Token.quoted(word) + " (", ")", 2);
            }
        }
    }

    private boolean open(String opener, String piece, String closer, int tokensConsumed) {
        if (!is(at + 1, "(")) {
            return false;
        }
        frames.push(new Frame(opener, closer, at));
        emit(piece, tokensConsumed);
        return true;
    }

    private boolean quantifier() {
        boolean follows = kind(at - 1) == Token.Kind.OPERATOR
                || at > 0
                        && kind(at - 1) == Token.Kind.WORD
                        && QUANTIFIABLE.contains(tokens.get(at - 1).value());
        if (!follows || !is(at + 1, "(")) {
            return false;
        }
        boolean query = startsQuery(at + 2);
        return open("any", Token.quoted(Analysis.QUANTIFIED) + (query ? " ( (" : " ("), query ? ") )" : ")", 2);
    }

    private boolean startsQuery(int index) {
        return is(index, "select") || is(index, "with") || is(index, "values");
    }

    private boolean array() {
        if (is(at + 1, "(")) {
            return open("array query", Token.quoted(Analysis.ARRAY) + " ( (", ") )", 2);
        }
        if (!is(at + 1, "[")) {
            return false;
        }
        frames.push(new Frame("array", ")", at));
        emit(Token.quoted(Analysis.ARRAY) + " (", 2);
        return true;
    }

    private boolean collation() {
        if (keywords.endsSortKey(at + 2)
                && isInLastOrder()
                && tokens.get(at + 1).isIdentifier()) {
            at += 2;
            return true;
        }
        find(CONSTRUCT_NOT_ALLOWED, "COLLATE can only end a key of the last ORDER BY.", at);
        at++;
        return true;
    }

    /** The ORDER BY of the whole query sorts rows that policy let through; elsewhere collations could clash on others. */
    private boolean isInLastOrder() {
        return frames.isEmpty() && ordered;
    }

    private boolean timeZone() {
        if (is(at + 1, "time") && is(at + 2, "zone")) {
            emit("/", 3);
            return true;
        }
        return false;
    }

    private boolean distinctOn() {
        if (!is(at + 1, "on") || !is(at + 2, "(")) {
            return false;
        }
        frames.push(new Frame("distinct on", ") ,", at));
        emit(Token.quoted(Analysis.DISTINCT_ON) + " (", 3);
        return true;
    }

    private boolean extract() {
        if (!is(at + 1, "(") || at + 3 >= tokens.size() || !is(at + 3, "from")) {
            return false;
        }
        String field = tokens.get(at + 2).value();
        if (!DateFields.isKnown(field)) {
            find(CONSTRUCT_NOT_ALLOWED, "extract knows no field of this name.", at + 2);
        }
        frames.push(new Frame("extract arguments", ")", at));
        emit(Token.quoted("extract") + " ( " + Literals.ascii(field) + " ,", 4);
        return true;
    }

    private boolean ties() {
        if (is(at + 1, "ties") && (is(at - 1, "row") || is(at - 1, "rows"))) {
            emit("ONLY", 2);
            return true;
        }
        return false;
    }

    private boolean capEnd() {
        if (is(at - 1, "row") || is(at - 1, "rows")) {
            emit("ONLY");
            return true;
        }
        return false;
    }

    /** {@code FETCH FIRST ROW ONLY}. */
    private boolean oneRow(String word) {
        if (!is(at - 1, "fetch") || !is(at + 1, "row") && !is(at + 1, "rows")) {
            return false;
        }
        emit(word.toUpperCase(java.util.Locale.ROOT) + " 1");
        return true;
    }

    /** {@code date '2024-01-01'}, {@code interval '1' month} and the like. */
    private boolean typedLiteral(String word) {
        Optional<Types.Use> type = Types.read(tokens, at);
        if (type.isEmpty() || kind(type.get().end()) != Token.Kind.STRING) {
            return false;
        }
        int literal = type.get().end();
        int end = word.equals("interval") ? Types.afterIntervalFields(tokens, literal + 1) : literal + 1;
        pieces.add("CAST (", at);
        pieces.add(Literals.ascii(tokens.get(literal).value()), literal);
        pieces.add("AS " + type.get().standIn() + " )", literal);
        at = end;
        return true;
    }

    private void plainWord(String word) {
        if (keywords.asksWhoOrWhere(at)) {
            find(FUNCTION_NOT_ALLOWED, "The function " + word + " is not available.", at);
            emit("NULL");
        } else if (keywords.isClock(at)) {
            emit(Token.quoted(word) + (is(at + 1, "(") ? "" : " ( )"));
        } else if (keywords.isRefused(at)) {
            find(CONSTRUCT_NOT_ALLOWED, word.toUpperCase(java.util.Locale.ROOT) + " is not supported here.", at);
            emit("NULL");
        } else if (keywords.isKeyword(at)) {
            emit(word.toUpperCase(java.util.Locale.ROOT));
        } else {
            name(word);
        }
    }

    // Symbols and operators

    private void symbol(String symbol) {
        switch (symbol) {
            case "::" -> postfixCast();
            case "(" -> {
                boolean call = keywords.isCalled(at - 1);
                frames.push(new Frame(call ? "call" : "(", ")", at));
                emit("(");
            }
            case "[" -> bracket();
            case ")" -> close("(");
            case "]" -> close("[");
            default -> emit(symbol);
        }
    }

    private void bracket() {
        boolean element = is(at - 1, "[") || is(at - 1, ",") && inFrame("array");
        frames.push(element ? new Frame("array", ")", at) : new Frame("[", "]", at));
        emit(element ? Token.quoted(Analysis.ARRAY) + " (" : "[");
    }

    private void close(String opening) {
        boolean bracket = opening.equals("[");
        boolean matches = !frames.isEmpty()
                && bracket
                        == (frames.peek().opener().equals("[")
                                || frames.peek().opener().equals("array"));
        if (!matches) {
            find(SYNTAX, "A closing parenthesis or bracket has no opening one.", at);
            at++;
        } else {
            emit(frames.pop().closer());
        }
    }

    private void castType() {
        Types.Use type = readType();
        emit("AS " + type.standIn(), type.end() - at);
    }

    /** The parser reads {@code a < b::int} as {@code (a < b)::int}; a subscript binds as a cast should. */
    private void postfixCast() {
        Types.Use type = readType();
        emit("[ " + Token.quoted(Analysis.CAST + type.standIn()) + " ]", type.end() - at);
    }

    private Types.Use readType() {
        Optional<Types.Use> type = Types.read(tokens, at + 1);
        if (type.isEmpty()) {
            find(TYPE_NOT_ALLOWED, "This type is not available for casts.", Math.min(at + 1, tokens.size() - 1));
        }
        return type.orElse(new Types.Use(at + 2, "INTEGER"));
    }

    private void operator(String operator) {
        Optional<String> standIn = Operators.standIn(operator, isPrefix());
        if (standIn.isEmpty()) {
            find(OPERATOR_NOT_ALLOWED, "The operator " + operator + " is not available.", at);
        }
        emit(standIn.orElse("/"));
    }

    private boolean isPrefix() {
        if (at == 0) {
            return true;
        }
        Token before = tokens.get(at - 1);
        return switch (before.kind()) {
            case OPERATOR -> true;
            case SYMBOL -> !before.is(")") && !before.is("]");
            case WORD -> keywords.isKeyword(at - 1) && !before.is("end") && !before.is("null");
            default -> false;
        };
    }

    private boolean inFrame(String opener) {
        return !frames.isEmpty() && frames.peek().opener().equals(opener);
    }

    private Token.Kind kind(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).kind() : null;
    }

    private boolean is(int index, String value) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(value);
    }
}
