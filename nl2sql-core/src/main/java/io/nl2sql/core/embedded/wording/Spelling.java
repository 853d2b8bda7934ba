package io.nl2sql.core.embedded.wording;

import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Lexicon;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import io.nl2sql.core.linking.TypoDictionary;
import io.nl2sql.core.linking.ValueIndex;
import java.util.List;
import java.util.Optional;

/**
 * Puts misspelled words right: those that are no word of the language, the schema or the stored values, but one letter
 * away from just one of the schema's words or of those that do something in a question. Names are left alone.
 */
public final class Spelling {
    private static final int SHORTEST = 3;

    private final CueBook cues;
    private final TypoDictionary cueWords;

    public Spelling(CueBook cues) {
        this.cues = cues;
        this.cueWords = new TypoDictionary(cues.words(), SHORTEST);
    }

    public Wording corrected(Wording wording, Lexicon lexicon, ValueIndex values) {
        Wording result = wording;
        List<Token> tokens = Tokenizer.tokens(wording.text());
        for (int at = tokens.size() - 1; at >= 0; at--) {
            Token token = tokens.get(at);
            if (isMisspelled(token, at, lexicon, values)) {
                Optional<String> right = right(token, lexicon);
                if (right.isPresent()) {
                    result = result.replace(token.start(), token.end(), right.get())
                            .noting("\"" + token.text() + "\" was read as \"" + right.get() + "\".");
                }
            }
        }
        return result;
    }

    private boolean isMisspelled(Token token, int at, Lexicon lexicon, ValueIndex values) {
        String word = token.lower();
        boolean plain = !token.quoted()
                && word.length() >= SHORTEST
                && word.chars().allMatch(Character::isLetter)
                && !(token.isCapitalised() && at > 0);
        return plain
                && !cues.words().contains(word)
                && !lexicon.knows(word)
                && !lexicon.knows(token.stem())
                && !Stems.isWord(word)
                && !Stems.isWord(token.stem())
                && values.find(token.text()).stream()
                        .noneMatch(hit -> Stems.valueKey(hit.value()).equals(word));
    }

    private Optional<String> right(Token token, Lexicon lexicon) {
        Optional<String> name = lexicon.spelling()
                .correct(token.lower())
                .or(() -> lexicon.spelling().correct(token.stem()));
        boolean plural = token.lower().endsWith("s");
        return name.map(word -> plural && !word.endsWith("s") ? word + "s" : word)
                .or(() -> cueWords.correct(token.lower()));
    }
}
