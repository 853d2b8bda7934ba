package io.nl2sql.core.embedded;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions that a schema can surely answer, made of its own tables and columns. */
final class Examples {
    private static final int MOST = 3;

    private Examples() {}

    /** A sentence with examples to stand behind a refusal; empty where the caller sees no table. */
    static String sentence(SchemaModel model) {
        List<String> questions = questions(model);
        return questions.isEmpty()
                ? " There is no table in this data source that you may see."
                : " You could ask: " + String.join(" ", questions);
    }

    private static List<String> questions(SchemaModel model) {
        List<String> questions = new ArrayList<>();
        model.busiest().stream().limit(MOST).forEach(entity -> questions.add(question(entity, questions.size())));
        return questions;
    }

    private static String question(Entity entity, int turn) {
        Optional<Attribute> measure = entity.mainMeasure();
        Optional<Attribute> date = entity.mainDate().filter(Attribute::isTemporal);
        if (turn % 2 == 1 && measure.isPresent() && date.isPresent()) {
            return "\"Total " + entity.spoken() + " " + measure.get().spoken() + " by year\"";
        }
        return "\"How many " + entity.spoken() + " are there?\"";
    }
}
