package io.nl2sql.core.embedded.wording;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import io.nl2sql.core.linking.ValueIndex;
import java.util.List;

/** Spells out the opposite of a stored state: "unpaid bills" are those that are not paid. */
public final class Opposites {
    private static final String PREFIX = "un";
    private static final int SHORTEST = 4;

    /** Stands for the prefix, so that "unshipped" can still be told from "not shipped". */
    public static final String NOT = "non";

    public Wording spelledOut(Wording wording, SchemaModel model, ValueIndex values) {
        List<Token> tokens = Tokenizer.tokens(wording.text());
        for (Token token : tokens) {
            String word = token.lower();
            String state = word.startsWith(PREFIX) ? word.substring(PREFIX.length()) : "";
            boolean unknown = state.length() >= SHORTEST
                    && !token.quoted()
                    && model.lexicon().find(token.stem()).isEmpty()
                    && !isStored(word, model, values);
            if (unknown && (isStored(state, model, values) || isDay(state, model))) {
                return wording.replace(token.start(), token.end(), NOT + " " + state);
            }
        }
        return wording;
    }

    private static boolean isStored(String word, SchemaModel model, ValueIndex values) {
        return values.find(word).stream()
                .anyMatch(hit -> Stems.valueKey(hit.value()).equals(word)
                        && model.seen(hit).isPresent());
    }

    private static boolean isDay(String word, SchemaModel model) {
        return model.lexicon().find(Stems.of(word)).stream()
                .map(SchemaHit::attribute)
                .anyMatch(column -> column.filter(Attribute::isTemporal)
                        .filter(Attribute::nullable)
                        .isPresent());
    }
}
