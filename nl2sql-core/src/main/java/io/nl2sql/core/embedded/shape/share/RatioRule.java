package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "The ratio of open to all orders": each side of the "to" is read for itself. Rows of one table that meet different
 * conditions, two columns of one table, or the rows of two tables.
 */
public final class RatioRule implements Rule {
    private static final List<List<String>> BORDERS =
            List.of(List.of("to"), List.of("out", "of"), List.of("and"), List.of("per"));

    /** The places of the two sides: from one after the word "ratio", the second from its first item on. */
    record Sides(int from, int border, int end) {}

    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent()) {
            return;
        }
        List<Integer> ratios = new ArrayList<>(draft.places(Operation.RATIO));
        draft.places(Operation.SHARE).stream()
                .filter(at -> draft.item(at).text().toLowerCase(Locale.ROOT).startsWith("proportion"))
                .forEach(ratios::add);
        for (int ratio : ratios) {
            for (Sides sides : sides(draft, ratio)) {
                if (parts(draft, ratio, sides)
                        || ColumnRatio.read(draft, ratio, sides)
                        || TableRatio.read(draft, ratio, sides)) {
                    return;
                }
            }
        }
    }

    private static List<Sides> sides(Draft draft, int ratio) {
        List<Sides> all = new ArrayList<>();
        List<Token> tokens = draft.tokens();
        for (List<String> border : BORDERS) {
            for (int at = 0; at + border.size() < tokens.size(); at++) {
                List<String> words = tokens.subList(at, at + border.size()).stream()
                        .map(Token::lower)
                        .toList();
                int from = tokens.get(at + border.size()).start();
                int right = IntStream.range(0, draft.size())
                        .filter(place -> draft.item(place).start() >= from)
                        .findFirst()
                        .orElse(draft.size());
                if (words.equals(border) && right > ratio + 1 && right < draft.size()) {
                    all.add(new Sides(ratio + 1, right, draft.size()));
                }
            }
        }
        return all;
    }

    /** Rows of one table on both sides: the second says its name again. */
    private static boolean parts(Draft draft, int ratio, Sides sides) {
        int one = head(draft, sides.from(), sides.border());
        int other = head(draft, sides.border(), sides.end());
        Optional<Entity> left = draft.named(one);
        Optional<Entity> right = draft.named(other);
        if (left.isEmpty() || !left.equals(right)) {
            return false;
        }
        draft.use(ratio, one, other);
        useCounts(draft, sides.from(), one);
        boolean all = useCounts(draft, sides.border(), other)
                || draft.wordBefore(other).equals("all");
        draft.divide(sides.border());
        draft.entity(left.get());
        draft.counted(left);
        draft.shown().add(new Draft.Shown(draft.size(), Aggregate.rows()));
        draft.shape(new PartRatio(ratio, sides.border(), all));
        return true;
    }

    /** The place of the table whose rows a side is about; -1 where something else comes before it. */
    static int head(Draft draft, int from, int to) {
        for (int at = from; at < to; at++) {
            if (draft.named(at).isPresent()) {
                return at;
            }
            boolean flag = draft.field(at)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> attribute.role() == Attribute.Role.FLAG)
                    .isPresent();
            if (!flag && draft.item(at).value().isEmpty() && !isCounting(draft, at)) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether there were any. */
    static boolean useCounts(Draft draft, int from, int to) {
        int[] counts = IntStream.range(from, to)
                .filter(at -> draft.isFree(at) && isCounting(draft, at))
                .toArray();
        draft.use(counts);
        return counts.length > 0 && isTotal(draft, counts);
    }

    private static boolean isTotal(Draft draft, int... counts) {
        return IntStream.of(counts)
                .anyMatch(at -> draft.item(at).text().toLowerCase(Locale.ROOT).contains("total"));
    }

    private static boolean isCounting(Draft draft, int at) {
        return draft.does(at, Operation.COUNT)
                || draft.does(at, Operation.AGGREGATE)
                || draft.does(at, Operation.DISTINCT);
    }
}
