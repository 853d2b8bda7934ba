package io.nl2sql.core.guard;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;

/**
 * The second parser's own tokens of a whole text, in which each policy select stands as a short query of one name. The
 * policy selects are long and always the same: each was read once, on its own. Not thread-safe.
 */
final class StandIns extends CCJSqlParserTokenManager {
    /** No name in a text can look like this: the lexer would end it at the space. */
    static final String NAME = "policy select";

    private static final int CLOSING = tokens(")").get(0).kind;

    private final List<Token> tokens;
    private int standIns;
    private int next;

    private StandIns(List<Token> tokens) {
        super(new SimpleCharStream(new StringProvider("")));
        this.tokens = tokens;
    }

    /** The text with stand-ins for these runs of tokens, where they follow each other in this order. */
    static StandIns of(String sql, List<List<Token>> policySelects) {
        List<Token> all = tokens(sql);
        List<Token> kept = new ArrayList<>(all.size());
        int found = 0;
        for (int at = 0; at < all.size(); at++) {
            if (found < policySelects.size() && isAt(all, at, policySelects.get(found))) {
                kept.addAll(standIn(all.get(at)));
                at += policySelects.get(found).size() - 1;
                found++;
            } else {
                kept.add(all.get(at));
            }
        }
        StandIns tokens = new StandIns(kept);
        tokens.standIns = found;
        return tokens;
    }

    /** All tokens but the end of the text. */
    static List<Token> tokens(String sql) {
        CCJSqlParserTokenManager lexer =
                new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(sql), 1, 1, sql.length() + 1));
        List<Token> tokens = new ArrayList<>(sql.length() / 4);
        Token token = lexer.getNextToken();
        while (token.kind != CCJSqlParserConstants.EOF) {
            tokens.add(token);
            token = lexer.getNextToken();
        }
        return tokens;
    }

    private static boolean isAt(List<Token> all, int at, List<Token> run) {
        if (at + run.size() > all.size()) {
            return false;
        }
        for (int i = 0; i < run.size(); i++) {
            Token one = all.get(at + i);
            Token other = run.get(i);
            if (one.kind != other.kind || !one.image.equals(other.image)) {
                return false;
            }
        }
        return true;
    }

    /** The parser remembers what it found out about a token by the token's place. */
    private static List<Token> standIn(Token open) {
        List<Token> query = List.of(
                Token.newToken(open.kind, open.image),
                Token.newToken(CCJSqlParserConstants.K_SELECT, "SELECT"),
                Token.newToken(CCJSqlParserConstants.S_IDENTIFIER, NAME),
                Token.newToken(CLOSING, ")"));
        int place = open.absoluteBegin;
        for (Token token : query) {
            token.absoluteBegin = place++;
            token.absoluteEnd = place;
        }
        return query;
    }

    /** How many stand-ins there are. */
    int standIns() {
        return standIns;
    }

    /** Lets another parser read from the start. */
    void rewind() {
        next = 0;
        tokens.forEach(token -> token.next = null);
    }

    @Override
    public Token getNextToken() {
        return next < tokens.size() ? tokens.get(next++) : Token.newToken(CCJSqlParserConstants.EOF, "");
    }
}
