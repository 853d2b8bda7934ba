package io.nl2sql.core.guard.parse;

import static io.nl2sql.core.guard.grammar.PostgresGrammarConstants.*;

import io.nl2sql.core.guard.grammar.ParseException;
import io.nl2sql.core.guard.grammar.PostgresGrammar;
import io.nl2sql.core.guard.grammar.PostgresGrammarTokenManager;
import io.nl2sql.core.guard.grammar.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Hands a token list to the generated parser, and looks ahead in it. The column of a parser's token is its place in the
 * list, counted from 1. Not thread-safe.
 */
public final class TokenSource extends PostgresGrammarTokenManager {
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
    private static final Set<String> BEHIND_QUERIES =
            Set.of(")", "union", "except", "intersect", "order", "limit", "offset", "fetch");
    private static final Map<String, Integer> SYMBOLS = Map.ofEntries(
            Map.entry("(", LPAREN),
            Map.entry(")", RPAREN),
            Map.entry("[", LBRACKET),
            Map.entry("]", RBRACKET),
            Map.entry(",", COMMA),
            Map.entry(".", DOT),
            Map.entry(":", COLON),
            Map.entry("::", PG_CAST),
            Map.entry("=", EQ),
            Map.entry("<>", NE),
            Map.entry("!=", NE),
            Map.entry("<", LT),
            Map.entry(">", GT),
            Map.entry("<=", LE),
            Map.entry(">=", GE),
            Map.entry("+", PLUS),
            Map.entry("-", MINUS),
            Map.entry("*", STAR),
            Map.entry("/", SLASH),
            Map.entry("%", PERCENT_REMAINDER),
            Map.entry("^", CARET));

    private final List<io.nl2sql.core.guard.lex.Token> tokens;
    private final int[] partners;
    private final TokenEdits edits;
    private final Map<Integer, String> bases = new HashMap<>();
    private int sortKeyEnd;
    private int at;

    TokenSource(List<io.nl2sql.core.guard.lex.Token> tokens, Brackets brackets, TokenEdits edits) {
        super(null);
        this.tokens = tokens;
        this.edits = edits;
        this.partners = brackets.partners();
    }

    /** What the query is read from. */
    public List<io.nl2sql.core.guard.lex.Token> tokens() {
        return tokens;
    }

    /** Where the parser notes what is to be written in other words. */
    public TokenEdits edits() {
        return edits;
    }

    /** Remembers where the last sort key ended, without its direction. */
    public void endSortKey(int place) {
        sortKeyEnd = place;
    }

    public int sortKeyEnd() {
        return sortKeyEnd;
    }

    // Windows made from others, which the second parser does not read

    /** A window begins with the name of another one at this place. */
    public void noteBase(String name, int place) {
        bases.put(place, name);
    }

    /** Writes a window, which stands in parentheses, in the place of its name in those that are made from it. */
    public void writeBases(String name, int open, int close, SqlWindow window) {
        boolean bare = window.getRefName() == null && window.getLowerBound() == null;
        bases.entrySet().removeIf(base -> {
            boolean same = bare && base.getValue().equals(name);
            if (same) {
                edits.drop(base.getKey());
                edits.before(base.getKey(), tokens.subList(open + 1, close));
            }
            return same;
        });
    }

    @Override
    public Token getNextToken() {
        Token next = at < tokens.size() ? token(tokens.get(at)) : token(EOF, "");
        next.beginLine = 1;
        next.endLine = 1;
        next.beginColumn = at + 1;
        next.endColumn = at + 1;
        at++;
        return next;
    }

    private Token token(io.nl2sql.core.guard.lex.Token lexed) {
        String value = lexed.value();
        return switch (lexed.kind()) {
            case WORD -> token(wordKind(value), value);
            case NAME -> token(QUOTED_IDENTIFIER, value);
            case STRING -> token(QUOTED_STRING, Literals.ascii(value));
            case NUMBER -> number(value);
            default -> token(SYMBOLS.getOrDefault(value, PG_OPERATOR), value);
        };
    }

    private static Token token(int kind, String image) {
        Token token = Token.newToken(kind);
        token.kind = kind;
        token.image = image;
        return token;
    }

    /** Numbers of unusual size or shape are read as texts of their own. */
    private static Token number(String value) {
        if (!Literals.isPlain(value)) {
            return token(APPROX_NUMERIC_LITERAL, Literals.odd(value));
        }
        return token(value.indexOf('.') < 0 ? UNSIGNED_INTEGER_LITERAL : DECIMAL_NUMERIC_LITERAL, value);
    }

    /** Any word is a name after a dot, or after AS; left and right are functions too. */
    private int wordKind(String word) {
        if (is(at - 1, ".") || is(at - 1, "as")) {
            return IDENTIFIER;
        }
        return switch (word) {
            case "left", "right" -> is(at + 1, "(") ? IDENTIFIER : ReservedWords.kind(word);
            case "exists" -> is(at + 1, "(") ? EXISTS : IDENTIFIER;
            case "values" -> is(at + 1, "(") ? VALUES : IDENTIFIER;
            case "by" -> is(at - 1, "group") || is(at - 1, "order") || is(at - 1, "partition") ? BY : IDENTIFIER;
            default -> ReservedWords.kind(word);
        };
    }

    private boolean is(int index, String value) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(value);
    }

    private static int index(Token token) {
        return token.beginColumn - 1;
    }

    // Looking ahead

    /** Whether the parenthesis holds a query, and not a join or an expression that begins with one. */
    public boolean opensQuery(Token token) {
        int inner = index(token);
        if (!is(inner, "(")) {
            return false;
        }
        while (is(inner + 1, "(")) {
            inner++;
        }
        if (!QUERIES.contains(word(inner + 1)) || word(inner + 1).equals("values") && !is(inner + 2, "(")) {
            return false;
        }
        for (int open = inner; open > index(token); open--) {
            int behind = partners[open] + 1;
            if (behind >= tokens.size()
                    || !BEHIND_QUERIES.contains(tokens.get(behind).value())) {
                return false;
            }
        }
        return true;
    }

    /** Whether one pair of parentheses holds all from one place to another. */
    boolean areBracketed(int first, int last) {
        return partners[first] == last;
    }

    private String word(int index) {
        boolean word = index < tokens.size() && tokens.get(index).kind() == io.nl2sql.core.guard.lex.Token.Kind.WORD;
        return word ? tokens.get(index).value() : "";
    }

    /** Whether a name, with others before it and dots between, is called here. */
    public boolean isCall(Token token) {
        int index = index(token);
        if (!TokenKinds.isName(token)) {
            return false;
        }
        while (is(index + 1, ".")) {
            index += 2;
        }
        return is(index + 1, "(");
    }

    /** Whether a type stands here and a string behind it. */
    public boolean isTypedLiteral(Token token) {
        Optional<TypeNames.Use> type =
                TokenKinds.isName(token) ? TypeNames.read(tokens, index(token)) : Optional.empty();
        return type.isPresent() && isString(type.get().end());
    }

    private boolean isString(int index) {
        return index < tokens.size() && tokens.get(index).kind() == io.nl2sql.core.guard.lex.Token.Kind.STRING;
    }

    // Types

    /**
     * Reads a type as far as it goes; one that no query may cast to becomes {@link Constructs#UNKNOWN_TYPE}.
     *
     * @throws ParseException where there is none
     */
    public SqlDataTypeSpec readType(PostgresGrammar parser) throws ParseException {
        Token first = parser.getToken(1);
        int start = index(first);
        if (!TokenKinds.isName(first)) {
            throw parser.generateParseException();
        }
        Optional<TypeNames.Use> type = TypeNames.read(tokens, start);
        int end = type.map(TypeNames.Use::end).orElseGet(() -> TypeNames.endOfUnknown(tokens, start));
        for (int i = start; i < end; i++) {
            parser.getNextToken();
        }
        SqlParserPos position = new SqlParserPos(1, start + 1, 1, end);
        SqlTypeNameSpec name = type.<SqlTypeNameSpec>map(
                        use -> new SqlBasicTypeNameSpec(SqlTypeName.valueOf(use.standIn()), position))
                .orElseGet(() ->
                        new SqlUserDefinedTypeNameSpec(new SqlIdentifier(Constructs.UNKNOWN_TYPE, position), position));
        return new SqlDataTypeSpec(name, position);
    }

    /** The fields behind {@code interval '1'}, where that is what was just read. */
    public void skipIntervalFields(PostgresGrammar parser) {
        int start = index(parser.getToken(1));
        boolean interval = is(start - 2, "interval");
        int end = interval ? TypeNames.afterIntervalFields(tokens, start) : start;
        for (int i = start; i < end; i++) {
            parser.getNextToken();
        }
    }
}
