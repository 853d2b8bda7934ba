package io.nl2sql.core.embedded.wording;

import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Equivalents;
import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import io.nl2sql.core.linking.ValueIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Spells out rates of a state: where "returned" is stored, "return rate by shop" asks which percentage of the rows is
 * returned.
 */
public final class Rates {
    private static final Set<String> RATE = Set.of("rate", "rates");
    private static final Set<String> LEADING = Set.of("of", "for", "among");
    private static final Set<String> ARTICLES = Set.of("the", "all", "our");

    /** Words in the names of columns whose values rows have for a time: a noun alone may be one of these. */
    private static final Set<String> STATES = Set.of("status", "state", "stage", "flag", "phase", "outcome", "result");

    private record Ending(String noun, List<String> participles) {}

    /** @param words how many say so */
    private record State(Entity entity, String stored, int words) {}

    private final List<Ending> endings = new ArrayList<>();

    public Rates() {
        for (String line : Resources.lines(Rates.class, "en/rates.txt")) {
            String[] parts = line.split(":");
            endings.add(new Ending(
                    parts[0].trim().substring(1), List.of(parts[1].trim().split("\\s+"))));
        }
    }

    public Wording spelledOut(Wording wording, SchemaModel model, ValueIndex values) {
        List<Token> tokens = Tokenizer.tokens(wording.text());
        for (int at = 1; at < tokens.size(); at++) {
            Token noun = tokens.get(at - 1);
            boolean rate = RATE.contains(tokens.get(at).lower())
                    && model.lexicon()
                            .find(noun.stem() + " " + tokens.get(at).stem())
                            .isEmpty()
                    && !isColumn(tokens, at, model);
            Optional<State> state = rate ? state(tokens, at, model, values) : Optional.empty();
            if (state.isPresent()) {
                return spelledOut(wording, tokens, at, state.get());
            }
        }
        return wording;
    }

    private static Wording spelledOut(Wording wording, List<Token> tokens, int rate, State state) {
        List<String> named = state.entity().words().stream().map(Stems::of).toList();
        int from = rate - state.words();
        while (from > 0 && named.contains(tokens.get(from - 1).stem())) {
            from--;
        }
        int to = rate + 1;
        int next = to;
        while (next < tokens.size()
                && (LEADING.contains(tokens.get(next).lower())
                        || ARTICLES.contains(tokens.get(next).lower()))) {
            next++;
        }
        while (next > to
                && next < tokens.size()
                && named.contains(tokens.get(next).stem())) {
            next++;
            to = next;
        }
        String words = "percentage of " + state.entity().spoken() + " that are " + state.stored();
        String said = wording.text()
                .substring(tokens.get(from).start(), tokens.get(to - 1).end());
        return wording.replace(tokens.get(from).start(), tokens.get(to - 1).end(), words)
                .noting("\"" + said + "\" was read as the " + words + ".");
    }

    /** The state that the words before the rate speak of, in a table that the question names if there is one. */
    private Optional<State> state(List<Token> tokens, int rate, SchemaModel model, ValueIndex values) {
        String noun = tokens.get(rate - 1).lower();
        String two = rate > 1 ? tokens.get(rate - 2).lower() + " " + noun : noun;
        boolean bare = !isParticiple(noun);
        return stored(List.of(two), rate > 1 ? 2 : 1, bare, tokens, model, values)
                .or(() -> stored(others(List.of(noun)), 1, bare, tokens, model, values))
                .or(() -> stored(others(participles(noun)), 1, false, tokens, model, values))
                .or(() -> flag(noun, tokens, model));
    }

    private Optional<State> stored(
            List<String> words, int length, boolean bare, List<Token> tokens, SchemaModel model, ValueIndex values) {
        return words.stream()
                .flatMap(word -> values.find(word).stream()
                        .filter(hit -> Stems.valueKey(hit.value()).equals(Stems.valueKey(word))))
                .filter(hit -> model.seen(hit)
                        .filter(attribute -> !model.entity(hit.table())
                                .orElseThrow()
                                .labels()
                                .contains(attribute))
                        .filter(attribute -> !bare || attribute.words().stream().anyMatch(STATES::contains))
                        .isPresent())
                .map(hit -> new State(model.entity(hit.table()).orElseThrow(), hit.value(), length))
                .max(Comparator.comparing(state -> isNamed(state.entity(), tokens)));
    }

    /** "Exchange rate" asks for a column called rate, "sales quota" for a quota, whatever else is called an exchange. */
    private static boolean isColumn(List<Token> tokens, int rate, SchemaModel model) {
        List<String> stems = tokens.stream().map(Token::stem).toList();
        return model.entities().stream()
                .flatMap(entity -> entity.attributes().stream())
                .map(attribute -> attribute.words().stream().map(Stems::of).toList())
                .anyMatch(words -> words.contains(tokens.get(rate).stem()) && stems.containsAll(words));
    }

    private static boolean isParticiple(String word) {
        return word.endsWith("ed") || CueBook.english().isParticiple(word);
    }

    /** The words, and others for the same state: what churned is cancelled. */
    private static List<String> others(List<String> words) {
        List<String> all = new ArrayList<>(words);
        words.forEach(word -> Equivalents.english().of(word).forEach(other -> all.add(other.text())));
        return all;
    }

    /** The "pass" of a column that says whether somebody passed. */
    private Optional<State> flag(String noun, List<Token> tokens, SchemaModel model) {
        List<String> words = participles(noun);
        return model.entities().stream()
                .filter(entity -> entity.attributes().stream().anyMatch(attribute -> isFlag(attribute, words)))
                .map(entity -> new State(
                        entity,
                        entity.attributes().stream()
                                .filter(attribute -> isFlag(attribute, words))
                                .findFirst()
                                .orElseThrow()
                                .spoken(),
                        1))
                .max(Comparator.comparing(state -> isNamed(state.entity(), tokens)));
    }

    private static boolean isFlag(Attribute attribute, List<String> words) {
        return attribute.role() == Attribute.Role.FLAG && !attribute.masked() && words.contains(attribute.spoken());
    }

    private static boolean isNamed(Entity entity, List<Token> tokens) {
        List<String> stems = tokens.stream().map(Token::stem).toList();
        return entity.words().stream().map(Stems::of).allMatch(stems::contains);
    }

    private List<String> participles(String noun) {
        List<String> all = new ArrayList<>();
        for (Ending ending : endings) {
            if (noun.endsWith(ending.noun()) && noun.length() > ending.noun().length() + 2) {
                String head = noun.substring(0, noun.length() - ending.noun().length());
                ending.participles().forEach(participle -> all.add(head + participle));
            }
        }
        return all;
    }
}
