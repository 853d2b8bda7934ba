package io.nl2sql.core.embedded;

import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.linking.Phrases;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.llm.BoundWord;
import java.util.List;
import java.util.Optional;

/** Tells which words were taken as somebody said before, so that nobody wonders whose meaning an answer rests on. */
final class SaidBefore {
    private SaidBefore() {}

    /** A sentence for each of the synonyms that a reading goes by. */
    static List<String> assumptions(List<Synonym> synonyms, List<BoundWord> words, SchemaModel model) {
        return synonyms.stream()
                .filter(synonym -> spoken(synonym, model)
                        .filter(meaning -> words.stream().anyMatch(word -> isTaken(word, synonym, meaning)))
                        .isPresent())
                .map(SaidBefore::sentence)
                .distinct()
                .toList();
    }

    private static boolean isTaken(BoundWord word, Synonym synonym, String meaning) {
        return word.state() == BoundWord.State.BOUND
                && (synonym.naming().stored()
                        ? word.meaning().startsWith(meaning + " '")
                        : word.meaning().equals(meaning))
                && Phrases.key(word.text()).filter(synonym.key()::equals).isPresent();
    }

    /** As the words of a reading are told. */
    private static Optional<String> spoken(Synonym synonym, SchemaModel model) {
        Optional<String> column = synonym.naming().column();
        return model.entity(synonym.naming().table())
                .flatMap(entity -> column.isEmpty()
                        ? Optional.of("table " + entity.spoken())
                        : entity.attribute(column.get())
                                .map(attribute -> (synonym.naming().stored() ? "" : "column ") + entity.spoken() + " "
                                        + attribute.spoken()));
    }

    private static String sentence(Synonym synonym) {
        String by = synonym.state() == Synonym.State.AUTHORED ? "as the vocabulary has it" : "as you said before";
        return "\"" + synonym.naming().phrase() + "\" means " + synonym.naming().element() + ", " + by + ".";
    }
}
