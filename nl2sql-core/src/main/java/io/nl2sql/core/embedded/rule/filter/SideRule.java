package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.List;
import java.util.stream.IntStream;

/** "Compare the sales of Ghent and Bruges", "Ghent vs Bruges": a figure for each of them. */
public final class SideRule implements Rule {
    @Override
    public void apply(Draft draft) {
        List<Integer> sides = draft.places(Operation.SIDE);
        List<Integer> values = IntStream.range(0, draft.size())
                .filter(draft::isFree)
                .filter(at -> draft.item(at).value().isPresent())
                .boxed()
                .toList();
        List<Attribute> columns = values.stream()
                .flatMap(at -> draft.item(at).value().stream())
                .map(Meaning.Value::attribute)
                .distinct()
                .toList();
        boolean open = draft.shape().isEmpty() && draft.dimensions().isEmpty();
        if (open && !sides.isEmpty() && values.size() > 1 && columns.size() == 1) {
            sides.forEach(draft::use);
            draft.dimensions().add(new Draft.Shown(values.get(0), new Expression.Column(columns.get(0))));
        }
    }
}
