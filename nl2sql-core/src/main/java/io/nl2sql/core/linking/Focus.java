package io.nl2sql.core.linking;

import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a question's words may mean, the tables that it names coming first. In a catalog of thousands of tables, words such as
 * "status" or "open" belong to so many that no look-up gives them all.
 */
public final class Focus {
    private static final double NAMED = 0.9;
    private static final int MOST_NAMED = 20;

    private final SchemaModel model;
    private final ValueIndex values;
    private final Set<TableName> named = new LinkedHashSet<>();
    private final Set<TableName> tables;

    /** @param tokens the whole question */
    public Focus(List<Token> tokens, SchemaModel model, ValueIndex values) {
        this.model = model;
        this.values = values;
        for (int from = 0; from < tokens.size(); from++) {
            for (int to = Math.min(tokens.size(), from + Lexicon.LONGEST); to > from; to--) {
                name(tokens.subList(from, to));
            }
        }
        tables = new LinkedHashSet<>(named);
        named.forEach(table -> model.graph().of(table).stream()
                .filter(join -> join.declared() && join.from().equals(table))
                .forEach(join -> tables.add(join.to())));
    }

    private void name(List<Token> span) {
        String stems = span.stream().map(Token::stem).collect(Collectors.joining(" "));
        for (SchemaHit hit : model.lexicon().find(stems)) {
            if (hit.isTable() && hit.weight() >= NAMED && named.size() < MOST_NAMED) {
                named.add(hit.entity().name());
            }
        }
    }

    /** Tables and columns that the stems, joined by spaces, may mean. */
    public List<SchemaHit> names(String stems) {
        return model.lexicon().find(stems, List.of(named, tables));
    }

    /** Stored values that the words may mean. */
    public List<ValueHit> values(String words) {
        List<ValueHit> everywhere = values.find(words);
        if (everywhere.size() < ValueIndex.MOST_HITS || tables.isEmpty()) {
            return everywhere;
        }
        List<ValueHit> first = new ArrayList<>(values.find(words, (table, column) -> tables.contains(table)));
        everywhere.stream().filter(hit -> !tables.contains(hit.table())).forEach(first::add);
        return first.subList(0, Math.min(first.size(), ValueIndex.MOST_HITS));
    }
}
