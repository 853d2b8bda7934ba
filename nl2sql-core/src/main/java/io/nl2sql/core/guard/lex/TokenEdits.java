package io.nl2sql.core.guard.lex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words to add to a query, and to leave out: constructs that a derived table or the second parser does not take, in
 * other words that mean the same. The result is read again from its first token, so nothing is believed of it. Places
 * are indexes of the query's tokens as they were. Not thread-safe.
 */
public final class TokenEdits {
    private static final int MOST_TOKENS = 1_000;

    private final Map<Integer, List<Token>> before = new HashMap<>();
    private final Map<Integer, List<Token>> after = new HashMap<>();
    private final Set<Integer> dropped = new HashSet<>();
    private final Set<Integer> quoted = new HashSet<>();

    public boolean isEmpty() {
        return !changesWords() && quoted.isEmpty();
    }

    /** Whether there is more to do than to put names into quotes. */
    public boolean changesWords() {
        return !before.isEmpty() || !after.isEmpty() || !dropped.isEmpty();
    }

    /** Writes a name in quotes, which it has none of. */
    public void quote(int at) {
        quoted.add(at);
    }

    /** Adds words before a token; what encloses more comes last. */
    public void before(int at, String words) {
        before.computeIfAbsent(at, place -> new ArrayList<>()).addAll(0, read(words));
    }

    /** Adds words behind a token; what encloses more comes last. */
    public void after(int at, String words) {
        after.computeIfAbsent(at, place -> new ArrayList<>()).addAll(read(words));
    }

    public void drop(int at) {
        dropped.add(at);
    }

    /** Leaves out the tokens from one place to another, both included, and what was to be changed there. */
    public void drop(int from, int to) {
        for (int at = from; at <= to; at++) {
            drop(at);
            before.remove(at);
            after.remove(at);
            quoted.remove(at);
        }
    }

    public void replace(int at, String words) {
        drop(at);
        before(at, words);
    }

    private static List<Token> read(String words) {
        return Lexer.read(words, MOST_TOKENS).list();
    }

    /** Adds these tokens before a token. */
    public void before(int at, List<Token> words) {
        before.computeIfAbsent(at, place -> new ArrayList<>()).addAll(0, words);
    }

    /** The query with these changes; added words stand where the token beside them stood in the text. */
    public List<Token> apply(List<Token> tokens) {
        List<Token> changed = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            add(before.getOrDefault(at, List.of()), token, changed);
            if (!dropped.contains(at)) {
                changed.add(quoted.contains(at) ? new Token(Token.Kind.NAME, token.value(), token.offset()) : token);
            }
            add(after.getOrDefault(at, List.of()), token, changed);
        }
        return changed;
    }

    private static void add(List<Token> words, Token beside, List<Token> to) {
        words.forEach(word -> to.add(new Token(word.kind(), word.value(), beside.offset())));
    }
}
