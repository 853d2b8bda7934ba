package io.nl2sql.core.embedded;

import io.nl2sql.core.embedded.interpretation.Interpreter.Outcome;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says which words of a question mean nothing here, and what could be asked. A word is unknown in the same words whether
 * nothing is called so, or nothing that the asker may see.
 */
final class NotUnderstood {
    private static final int MOST_NAMED = 3;
    private static final int MOST_COLUMNS = 8;
    private static final int MANY = 3;

    private NotUnderstood() {}

    static Generation.Declined reply(Outcome outcome, List<BoundWord> words, SchemaModel model) {
        List<String> unknown = unknown(words);
        String reason = unknown.isEmpty()
                ? "The question was not understood well enough to answer it."
                : "No table, column or value that you may see is called " + either(unknown) + ".";
        return new Generation.Declined(reason + advice(outcome, words, model), words);
    }

    private static String advice(Outcome outcome, List<BoundWord> words, SchemaModel model) {
        if (!outcome.tables().isEmpty()) {
            return columns(outcome.tables().get(0)) + Examples.sentence(model);
        }
        long strange = words.stream().filter(NotUnderstood::isUnknown).count();
        boolean allStrange = strange >= MANY && words.stream().noneMatch(NotUnderstood::isBound);
        return (allStrange ? " Questions are understood in English and German." : "") + Examples.sentence(model);
    }

    private static String columns(Entity table) {
        String columns = table.attributes().stream()
                .filter(column -> column.role() != Attribute.Role.KEY && column.role() != Attribute.Role.REFERENCE)
                .map(Attribute::spoken)
                .distinct()
                .limit(MOST_COLUMNS)
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "" : " What is known of " + table.spoken() + ": " + columns + ".";
    }

    /** Unknown words, those side by side together. */
    private static List<String> unknown(List<BoundWord> words) {
        List<String> unknown = new ArrayList<>();
        boolean open = false;
        for (BoundWord word : words) {
            if (isUnknown(word) && open) {
                unknown.set(unknown.size() - 1, unknown.get(unknown.size() - 1) + " " + word.text());
            } else if (isUnknown(word)) {
                unknown.add(word.text());
            }
            open = isUnknown(word);
        }
        return unknown.stream().distinct().limit(MOST_NAMED).toList();
    }

    private static String either(List<String> words) {
        List<String> quoted = words.stream().map(word -> "\"" + word + "\"").toList();
        int last = quoted.size() - 1;
        return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private static boolean isUnknown(BoundWord word) {
        return word.state() == BoundWord.State.UNBOUND;
    }

    private static boolean isBound(BoundWord word) {
        return word.state() == BoundWord.State.BOUND;
    }
}
