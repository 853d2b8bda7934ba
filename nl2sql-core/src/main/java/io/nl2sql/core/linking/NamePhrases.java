package io.nl2sql.core.linking;

import io.nl2sql.core.linking.SchemaHit.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Under which phrases, as stems, tables and columns are found: their names, parts of them, comments and synonyms. */
final class NamePhrases {
    private static final double TAIL = 0.68;
    private static final double HEAD = 0.5;
    private static final double MIDDLE = 0.4;
    private static final double UNNAMED = 0.5;
    private static final double UNNAMED_LESS = 0.06;
    private static final double KEY = 0.62;
    private static final double NUMBERED = 0.72;
    private static final double TURNED = 0.9;
    private static final double SYNONYM = 0.62;
    private static final double REFERENCE = 0.45;
    private static final double BARE_REFERENCE = 0.7;
    private static final int COMMENT_WORDS = 4;
    private static final double OTHER_NAME = 0.85;
    private static final double COMMENTED = 0.9;
    private static final double VERB = 0.5;
    private static final double INITIALS = 0.82;
    private static final double SILENT = 0.8;
    private static final double SILENT_REFERENCE = 0.6;
    private static final double EACH_FURTHER_WORD = 0.25;
    private static final Set<String> KINDS_FIRST = Set.of("date", "datetime");
    private static final List<String> NEGATIVES = List.of("in", "un", "non");
    private static final Set<String> CONNECTIVES =
            Set.of("of", "in", "by", "with", "and", "to", "from", "for", "at", "on", "per", "a", "the");
    private static final Set<String> SILENT_ENDINGS = Set.copyOf(Resources.lines("en/silent-endings.txt"));
    private static final List<List<String>> SYNONYMS = synonyms();

    private final Map<String, List<SchemaHit>> entries = new HashMap<>();

    NamePhrases(List<Entity> entities) {
        entities.forEach(this::addTable);
        for (Entity entity : entities) {
            entity.attributes().forEach(attribute -> addColumn(entity, attribute));
        }
        addSynonyms();
    }

    /** What each phrase may mean, strongest first and each thing once. */
    Map<String, List<SchemaHit>> strongest() {
        entries.replaceAll((phrase, hits) -> strongest(hits));
        return entries;
    }

    private void addTable(Entity entity) {
        List<String> full = NameWords.of(entity.name().table());
        Optional<Attribute> none = Optional.empty();
        add(full, new SchemaHit(entity, none, 1.0, Source.NAME));
        add(NameWords.written(entity.name().table()), new SchemaHit(entity, none, 1.0, Source.NAME));
        add(entity.words(), new SchemaHit(entity, none, 0.95, Source.NAME));
        for (int from = 1; from < entity.words().size(); from++) {
            add(
                    entity.words().subList(from, entity.words().size()),
                    new SchemaHit(entity, none, entity.named() ? TAIL : TAIL - UNNAMED_LESS, Source.PART_OF_NAME));
        }
        for (int to = entity.words().size() - 1; to > 0; to--) {
            add(entity.words().subList(0, to), new SchemaHit(entity, none, HEAD, Source.PART_OF_NAME));
        }
        if (!entity.named()
                && entity.labels().size() == 1
                && entity.labels().get(0).role() == Attribute.Role.TEXT) {
            add(
                    List.of("name"),
                    new SchemaHit(entity, Optional.of(entity.labels().get(0)), UNNAMED, Source.PART_OF_NAME));
        }
        if (entity.key().size() == 1) {
            add(List.of("id"), new SchemaHit(entity, Optional.of(entity.key().get(0)), KEY, Source.PART_OF_NAME));
        }
        if (entity.named()) {
            double weight = entity.labels().size() == 1 ? 0.93 : 0.8;
            entity.labels()
                    .forEach(label -> add(
                            List.of("name"), new SchemaHit(entity, Optional.of(label), weight, Source.PART_OF_NAME)));
        }
        addInitials(NameWords.of(entity.name().table()), new SchemaHit(entity, none, INITIALS, Source.SYNONYM));
        addComment(entity.table().table().comment(), new SchemaHit(entity, none, 0.7, Source.COMMENT));
        List<String> claimed = entity.attributes().stream()
                .filter(attribute -> CommentedThing.isOther(attribute, entity))
                .flatMap(attribute -> CommentedThing.of(attribute).stream())
                .map(Stems::key)
                .toList();
        OtherNames.of(entity).stream()
                .filter(name -> !claimed.contains(Stems.key(name)))
                .forEach(name -> add(name, new SchemaHit(entity, none, OTHER_NAME, Source.COMMENT)));
    }

    /** "PO" and "POs" for purchase orders. */
    private void addInitials(List<String> words, SchemaHit hit) {
        if (words.size() > 1) {
            String initials = words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
            put(initials, hit);
            put(initials + "s", hit);
        }
    }

    private void addColumn(Entity entity, Attribute attribute) {
        List<String> full = NameWords.of(attribute.name());
        Optional<Attribute> some = Optional.of(attribute);
        double name = isBareReference(attribute) ? BARE_REFERENCE : 1.0;
        add(full, new SchemaHit(entity, some, name, Source.NAME));
        add(NameWords.written(attribute.name()), new SchemaHit(entity, some, name, Source.NAME));
        add(attribute.words(), new SchemaHit(entity, some, name - 0.08, Source.NAME));
        if (full.size() == 2) {
            add(List.of(full.get(1), full.get(0)), new SchemaHit(entity, some, name - 0.1, Source.NAME));
            add(List.of(full.get(0) + full.get(1)), new SchemaHit(entity, some, name - 0.1, Source.NAME));
        }
        List<String> qualified = new ArrayList<>(entity.words());
        qualified.addAll(attribute.words());
        add(qualified, new SchemaHit(entity, some, 1.0, Source.NAME));
        if (attribute.role() == Attribute.Role.FLAG) {
            String state = attribute.spoken().replaceFirst("^(is|was|has) ", "");
            NEGATIVES.forEach(prefix -> put(Stems.of(prefix + state), new SchemaHit(entity, some, 0.9, Source.NAME)));
        }
        boolean identifier = attribute.role() == Attribute.Role.KEY || attribute.role() == Attribute.Role.REFERENCE;
        double head = identifier ? REFERENCE : HEAD;
        for (int from = 1; from < full.size(); from++) {
            add(full.subList(from, full.size()), new SchemaHit(entity, some, TAIL, Source.PART_OF_NAME));
        }
        for (int to = full.size() - 1; to > 0; to--) {
            double weight = head + EACH_FURTHER_WORD * (to - 1) / full.size();
            add(full.subList(0, to), new SchemaHit(entity, some, weight, Source.PART_OF_NAME));
        }
        if (identifier && full.size() > 1 && full.get(full.size() - 1).equals("id")) {
            List<String> number = new ArrayList<>(full.subList(0, full.size() - 1));
            number.add("number");
            add(number, new SchemaHit(entity, some, NUMBERED, Source.SYNONYM));
        }
        double silent = identifier ? SILENT_REFERENCE : SILENT;
        addSilent(full, new SchemaHit(entity, some, silent, Source.PART_OF_NAME));
        addSilent(attribute.words(), new SchemaHit(entity, some, silent, Source.PART_OF_NAME));
        addMiddles(full, new SchemaHit(entity, some, identifier ? REFERENCE : MIDDLE, Source.PART_OF_NAME));
        addKindLast(full, entity, some);
        addTurned(full, new SchemaHit(entity, some, TURNED, Source.NAME));
        addComment(attribute.comment(), new SchemaHit(entity, some, 0.7, Source.COMMENT));
        CommentedThing.of(attribute)
                .filter(thing ->
                        CommentedThing.isOther(attribute, entity) && !attribute.isNumeric() && !isTableName(thing))
                .ifPresent(thing -> add(thing, new SchemaHit(entity, some, COMMENTED, Source.COMMENT)));
        if (attribute.isTemporal()) {
            DateVerbs.english()
                    .of(attribute)
                    .forEach(verb -> put(verb, new SchemaHit(entity, some, VERB, Source.VERB)));
        }
    }

    /** The name without what goes without saying: "sales" for {@code sales_in_billion}. */
    private void addSilent(List<String> words, SchemaHit hit) {
        int to = words.size();
        while (to > 0 && SILENT_ENDINGS.contains(words.get(to - 1))) {
            to--;
        }
        if (to < words.size()
                && !hit.entity().words().equals(words.subList(0, to))
                && !isTableName(words.subList(0, to))) {
            add(words.subList(0, to), hit);
        }
    }

    private boolean isTableName(List<String> words) {
        return entries.getOrDefault(Stems.key(words), List.of()).stream()
                .limit(Lexicon.MOST_HITS)
                .anyMatch(SchemaHit::isTable);
    }

    private void addMiddles(List<String> words, SchemaHit hit) {
        for (int from = 1; from < words.size() - 1; from++) {
            for (int to = from + 1; to < words.size(); to++) {
                add(words.subList(from, to), hit);
            }
        }
    }

    /** {@code date_visit_start} is also the visit start date, or the start date. */
    private void addKindLast(List<String> words, Entity entity, Optional<Attribute> column) {
        if (words.size() < 3 || !KINDS_FIRST.contains(words.get(0)) || words.contains("of")) {
            return;
        }
        List<String> turned = new ArrayList<>(words.subList(1, words.size()));
        turned.add("date");
        add(turned, new SchemaHit(entity, column, TURNED, Source.NAME));
        for (int from = 1; from < turned.size() - 1; from++) {
            add(turned.subList(from, turned.size()), new SchemaHit(entity, column, TAIL, Source.PART_OF_NAME));
        }
    }

    /** {@code date_of_delivery} is also the delivery date. */
    private void addTurned(List<String> words, SchemaHit hit) {
        int of = words.indexOf("of");
        if (of > 0 && of < words.size() - 1) {
            List<String> turned = new ArrayList<>(words.subList(of + 1, words.size()));
            turned.addAll(words.subList(0, of));
            add(turned, hit);
        }
    }

    /** A reference named like what it refers to: the words mean the other table rather than the number stored here. */
    private static boolean isBareReference(Attribute attribute) {
        return attribute.role() == Attribute.Role.REFERENCE
                && !attribute.name().toLowerCase(Locale.ROOT).endsWith("id");
    }

    /** Short comments are names in other words; long ones are prose and say too much. */
    private void addComment(String comment, SchemaHit hit) {
        List<String> words =
                Tokenizer.tokens(comment).stream().map(Token::lower).toList();
        if (!words.isEmpty() && words.size() <= COMMENT_WORDS) {
            add(words, hit);
        }
    }

    private void addSynonyms() {
        Map<String, List<SchemaHit>> said = new HashMap<>(entries);
        for (List<String> group : SYNONYMS) {
            for (String known : group) {
                for (SchemaHit hit : said.getOrDefault(known, List.of())) {
                    group.stream()
                            .filter(other -> !other.equals(known))
                            .forEach(other -> put(
                                    other,
                                    new SchemaHit(
                                            hit.entity(), hit.attribute(), hit.weight() * SYNONYM, Source.SYNONYM)));
                }
            }
        }
    }

    private void add(List<String> words, SchemaHit hit) {
        boolean torn = hit.source() == Source.PART_OF_NAME
                && !words.isEmpty()
                && (CONNECTIVES.contains(words.get(0)) || CONNECTIVES.contains(words.get(words.size() - 1)));
        if (!torn && !words.isEmpty() && words.size() <= Lexicon.LONGEST) {
            put(Stems.key(words), hit);
        }
    }

    private void put(String key, SchemaHit hit) {
        entries.computeIfAbsent(key, absent -> new ArrayList<>()).add(hit);
    }

    private static List<SchemaHit> strongest(List<SchemaHit> hits) {
        if (hits.size() == 1) {
            return List.of(hits.get(0));
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return hits.stream()
                .sorted(Comparator.comparingDouble(SchemaHit::weight).reversed())
                .filter(hit ->
                        seen.add(hit.attribute().<Object>map(column -> column).orElse(hit.entity())))
                .toList();
    }

    private static List<List<String>> synonyms() {
        return Resources.lines("en/synonyms.txt").stream()
                .map(line -> Arrays.stream(line.split(","))
                        .map(phrase -> Stems.key(List.of(phrase.trim().split("\\s+"))))
                        .distinct()
                        .toList())
                .toList();
    }
}
