package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Directions;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Parcels from Hull to Leeds": which of several references to one table is meant. */
public final class DirectionRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Meaning.Value> value = draft.isFree(at) ? draft.item(at).value() : Optional.empty();
            if (value.isPresent()) {
                directed(draft, at, value.get());
            }
        }
    }

    private static void directed(Draft draft, int at, Meaning.Value value) {
        TableName from = draft.counted().orElse(draft.entity()).name();
        TableName to = value.attribute().table();
        List<Join> references = draft.model().graph().of(from).stream()
                .filter(join -> join.from().equals(from) && join.to().equals(to) && !from.equals(to))
                .toList();
        boolean named = draft.named(at - 1).filter(value.entity()::equals).isPresent();
        String preposition = draft.wordBefore(named ? at - 1 : at);
        List<Join> meant = references.stream()
                .filter(join ->
                        Directions.english().is(preposition, words(join)).orElse(false))
                .toList();
        if (references.size() > 1 && meant.size() == 1) {
            draft.use(at);
            if (named) {
                draft.use(at - 1);
            }
            Condition holds = new Condition.OneOf(value.attribute(), List.of(value.stored()), false);
            draft.filter(at, new Condition.Related(from, meant, List.of(holds), false, Optional.empty()));
        }
    }

    private static List<String> words(Join join) {
        return join.columns().stream()
                .flatMap(column -> Arrays.stream(column.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .toList();
    }
}
