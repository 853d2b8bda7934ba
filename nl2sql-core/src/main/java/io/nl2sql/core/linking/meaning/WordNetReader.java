package io.nl2sql.core.linking.meaning;

import io.nl2sql.core.linking.meaning.WordNet.Relation;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads WordNet's own files, which a library carries as resources, into a compact table. */
final class WordNetReader {
    private static final String DIRECTORY = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final String PARTS = "nva";
    private static final List<String> NAMES = List.of("noun", "verb", "adj");
    private static final int OFFSET_BITS = 24;
    private static final int HEXADECIMAL = 16;
    private static final Map<String, Relation> RELATIONS = Map.of(
            "@", Relation.WIDER,
            "~", Relation.NARROWER,
            "+", Relation.DERIVED,
            "\\", Relation.DERIVED,
            "&", Relation.SIMILAR,
            "$", Relation.SIMILAR,
            "!", Relation.OPPOSITE);

    private final Numbers places = new Numbers();
    private final Numbers firstRelations = new Numbers();
    private final Numbers targets = new Numbers();
    private final Numbers kinds = new Numbers();
    private final TreeMap<String, int[]> words = new TreeMap<>();
    private final Map<String, List<String>> exceptions = new HashMap<>();

    private WordNetReader() {}

    /** @throws IOException if the files are missing or unreadable */
    static WordNet read() throws IOException {
        WordNetReader reader = new WordNetReader();
        for (int part = 0; part < NAMES.size(); part++) {
            int at = part;
            reader.lines("data." + NAMES.get(part), line -> reader.sense(at, line.split(" ")));
        }
        for (int part = 0; part < NAMES.size(); part++) {
            int at = part;
            reader.lines("index." + NAMES.get(part), line -> reader.word(at, line.split(" ")));
            reader.lines(NAMES.get(part) + ".exc", line -> reader.exception(line.split(" ")));
        }
        return reader.table();
    }

    private void lines(String file, Consumer<String> use) throws IOException {
        try (InputStream in = WordNetReader.class.getResourceAsStream(DIRECTORY + file)) {
            if (in == null) {
                throw new IOException("WordNet's file " + file + " is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("  ")) {
                    use.accept(line);
                }
            }
        }
    }

    /** {@code offset file type count word id … count symbol offset part … | explanation}. */
    private void sense(int part, String[] fields) {
        places.add(place(part, fields[0]));
        firstRelations.add(targets.size());
        int at = 4 + 2 * Integer.parseInt(fields[3], HEXADECIMAL);
        int pointers = Integer.parseInt(fields[at]);
        for (int pointer = 0; pointer < pointers; pointer++) {
            int from = at + 1 + 4 * pointer;
            Relation relation = RELATIONS.get(fields[from]);
            int other = PARTS.indexOf(fields[from + 2].charAt(0));
            if (relation != null && other >= 0) {
                kinds.add(relation.ordinal());
                targets.add(place(other, fields[from + 1]));
            }
        }
    }

    /** {@code word part count pointers symbol … senses tagged offset …}. */
    private void word(int part, String[] fields) {
        int count = Integer.parseInt(fields[2]);
        int[] own = new int[count];
        for (int i = 0; i < count; i++) {
            own[i] = sense(place(part, fields[fields.length - count + i]));
        }
        words.merge(fields[0].replace('_', ' '), own, WordNetReader::alternating);
    }

    /** The commonest senses of each part of speech first. */
    private static int[] alternating(int[] one, int[] other) {
        int[] all = new int[one.length + other.length];
        int to = 0;
        for (int at = 0; at < Math.max(one.length, other.length); at++) {
            if (at < one.length) {
                all[to++] = one[at];
            }
            if (at < other.length) {
                all[to++] = other[at];
            }
        }
        return all;
    }

    private void exception(String[] fields) {
        exceptions
                .computeIfAbsent(fields[0].replace('_', ' '), absent -> new ArrayList<>())
                .addAll(Arrays.stream(fields)
                        .skip(1)
                        .map(base -> base.replace('_', ' '))
                        .toList());
    }

    private static int place(int part, String offset) {
        return part << OFFSET_BITS | Integer.parseInt(offset);
    }

    /** Senses are numbered in the order of the files, which is that of their places. */
    private int sense(int place) {
        return Arrays.binarySearch(places.values, 0, places.size(), place);
    }

    private WordNet table() {
        int[] relations = new int[targets.size()];
        for (int at = 0; at < relations.length; at++) {
            relations[at] = WordNet.packed(Relation.values()[kinds.values[at]], sense(targets.values[at]));
        }
        firstRelations.add(relations.length);
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        Numbers starts = new Numbers();
        Numbers firstSenses = new Numbers();
        Numbers senses = new Numbers();
        words.forEach((word, own) -> {
            starts.add(letters.size());
            firstSenses.add(senses.size());
            letters.writeBytes(word.getBytes(StandardCharsets.UTF_8));
            Arrays.stream(own).forEach(senses::add);
        });
        starts.add(letters.size());
        firstSenses.add(senses.size());
        return new WordNet(
                letters.toByteArray(),
                starts.all(),
                firstSenses.all(),
                senses.all(),
                firstRelations.all(),
                relations,
                new BaseForms(exceptions));
    }

    /** Numbers one after the other, as many as come. */
    private static final class Numbers {
        private int[] values = new int[1024];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        int[] all() {
            return Arrays.copyOf(values, size);
        }
    }
}
