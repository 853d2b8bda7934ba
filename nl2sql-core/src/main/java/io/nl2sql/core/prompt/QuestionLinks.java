package io.nl2sql.core.prompt;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Lexicon;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the words of a question may mean in one caller's view: how strongly they name each table, and which values. */
final class QuestionLinks {
    private static final int MOST_TOKENS = 200;
    private static final int LONGEST_VALUE = 6;
    private static final int SHORTEST_VALUE = 3;
    private static final int MOST_VALUES = 20;
    private static final int MOST_COLUMNS_OF_ONE = 4;
    private static final double VALUE = 0.9;

    private final SchemaModel model;
    private final Map<TableName, double[]> strengths = new HashMap<>();
    private final Map<TableName, Set<String>> columns = new HashMap<>();
    private final Set<NamedValue> values = new LinkedHashSet<>();

    /** @param stored exactly as in the database */
    record NamedValue(Attribute attribute, String stored) {}

    private QuestionLinks(SchemaModel model) {
        this.model = model;
    }

    /** @param texts the question and whatever belongs to it */
    static QuestionLinks of(SchemaModel model, ValueIndex values, List<String> texts) {
        QuestionLinks links = new QuestionLinks(model);
        List<Token> tokens = texts.stream()
                .flatMap(text -> Tokenizer.tokens(text).stream())
                .limit(MOST_TOKENS)
                .toList();
        for (int from = 0; from < tokens.size(); from++) {
            for (int to = Math.min(tokens.size(), from + Lexicon.LONGEST); to > from; to--) {
                links.names(tokens, from, to);
                links.values(tokens, from, to, values);
            }
        }
        return links;
    }

    private void names(List<Token> tokens, int from, int to) {
        String stems = tokens.subList(from, to).stream().map(Token::stem).collect(Collectors.joining(" "));
        for (SchemaHit hit : model.lexicon().find(stems)) {
            strengthen(hit.entity().name(), tokens.size(), from, to, hit.weight());
            hit.attribute().ifPresent(this::name);
        }
    }

    private void values(List<Token> tokens, int from, int to, ValueIndex index) {
        List<Token> span = tokens.subList(from, to);
        if (span.size() > LONGEST_VALUE || values.size() >= MOST_VALUES || isTooShort(span)) {
            return;
        }
        String text = span.stream().map(Token::text).collect(Collectors.joining(" "));
        List<NamedValue> found = new ArrayList<>();
        for (ValueIndex.ValueHit hit : index.find(text)) {
            Optional<Attribute> attribute = model.seen(hit);
            if (attribute.isPresent() && found.size() < MOST_COLUMNS_OF_ONE) {
                found.add(new NamedValue(attribute.get(), hit.value()));
                strengthen(hit.table(), tokens.size(), from, to, VALUE);
                name(attribute.get());
            }
        }
        values.addAll(found);
    }

    private static boolean isTooShort(List<Token> span) {
        Token only = span.get(0);
        return span.size() == 1 && only.text().length() < SHORTEST_VALUE && !only.isCapitalised() && !only.quoted();
    }

    /** Every word counts once for a table, as strongly as its best meaning. */
    private void strengthen(TableName table, int size, int from, int to, double weight) {
        double[] strength = strengths.computeIfAbsent(table, absent -> new double[size]);
        for (int at = from; at < to; at++) {
            strength[at] = Math.max(strength[at], weight);
        }
    }

    private void name(Attribute attribute) {
        columns.computeIfAbsent(attribute.table(), absent -> new HashSet<>()).add(attribute.name());
    }

    /** 0 where no word has anything to do with the table. */
    double strength(TableName table) {
        double sum = 0;
        for (double word : strengths.getOrDefault(table, new double[0])) {
            sum += word;
        }
        return sum;
    }

    /** Tables that any word may mean, strongest first. */
    List<Entity> tables() {
        return strengths.keySet().stream()
                .map(name -> model.entity(name).orElseThrow())
                .sorted((left, right) -> {
                    int byStrength = Double.compare(strength(right.name()), strength(left.name()));
                    return byStrength != 0 ? byStrength : left.name().compareTo(right.name());
                })
                .toList();
    }

    boolean names(Attribute attribute) {
        return columns.getOrDefault(attribute.table(), Set.of()).contains(attribute.name());
    }

    /** In the order of the question's words, at most a score. */
    List<NamedValue> values() {
        return values.stream().limit(MOST_VALUES).toList();
    }
}
