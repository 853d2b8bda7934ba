package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A question with its words, cut once for everything that is made of it. Immutable. */
public final class Told {
    /** Words that begin alike are forms of one: "authorised" and "authorize". */
    public static final int ALIKE = 6;

    private final String question;
    private final List<Token> tokens;
    private final Set<String> forms = new HashSet<>();

    private Told(String question) {
        this.question = question;
        this.tokens = Tokenizer.tokens(question);
        for (Token token : tokens) {
            forms.add(token.stem());
            if (token.lower().length() >= ALIKE) {
                forms.add(token.lower().substring(0, ALIKE));
            }
        }
    }

    /** @param question with contractions in full words, so that its words stand where they say */
    public static Told of(String question) {
        return new Told(question);
    }

    public String question() {
        return question;
    }

    public List<Token> tokens() {
        return tokens;
    }

    /** The words between two offsets, folded. */
    public List<String> words(int from, int to) {
        return tokens.stream()
                .filter(token -> token.start() >= from && token.end() <= to)
                .map(Token::lower)
                .toList();
    }

    /** The last word that ends before an offset, folded; empty where there is none. */
    public String before(int offset) {
        String last = "";
        for (Token token : tokens) {
            if (token.end() > offset) {
                return last;
            }
            last = token.lower();
        }
        return last;
    }

    /** The first word that begins at an offset or after it, folded; empty where there is none. */
    public String after(int offset) {
        for (Token token : tokens) {
            if (token.start() >= offset) {
                return token.lower();
            }
        }
        return "";
    }

    /** Whether a stem, or the beginning of a longer word, is among the words. */
    public boolean has(String form) {
        return forms.contains(form);
    }
}
