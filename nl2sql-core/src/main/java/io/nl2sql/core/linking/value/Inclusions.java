package io.nl2sql.core.linking.value;

import io.nl2sql.core.linking.ValueIndex.Inclusion;
import io.nl2sql.core.linking.value.ValueFields.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Finds columns whose values nearly all stand in a column of another table as well, once in each. Of a very large index
 * none are found: some of the values do not tell that each stands there once. For one thread.
 */
final class Inclusions {
    private static final int MOST_VALUES = 200_000;
    private static final int MOST_PLACES = 40;
    private static final int MOST_FOUND = 1_000;
    private static final int FEWEST_VALUES = 3;
    private static final double NEARLY_ALL = 0.95;

    private final Place[] places;
    private final int[] values;
    private final boolean[] repeated;
    private final Map<Pair, Integer> shared = new HashMap<>();

    private record Pair(int part, int whole) {}

    private Inclusions(Place[] places) {
        this.places = places;
        this.values = new int[places.length];
        this.repeated = new boolean[places.length];
    }

    static List<Inclusion> among(LeafReader piece, Place[] places) throws IOException {
        Inclusions inclusions = new Inclusions(places);
        inclusions.count(piece);
        return inclusions.found();
    }

    private void count(LeafReader piece) throws IOException {
        Terms terms = piece.terms(ValueFields.KEY);
        TermsEnum keys = terms == null ? TermsEnum.EMPTY : terms.iterator();
        PostingsEnum documents = null;
        for (int looked = 0; keys.next() != null; looked++) {
            if (looked == MOST_VALUES) {
                shared.clear();
                return;
            }
            documents = keys.postings(documents, PostingsEnum.NONE);
            count(holders(piece, documents));
        }
    }

    /** The columns that hold the value, each with the number of how it is written there. */
    private Map<Integer, Integer> holders(LeafReader piece, PostingsEnum documents) throws IOException {
        SortedDocValues columns = piece.getSortedDocValues(ValueFields.PLACE);
        SortedDocValues texts = piece.getSortedDocValues(ValueFields.TEXT);
        NumericDocValues rows = piece.getNumericDocValues(ValueFields.ROWS);
        Map<Integer, Integer> holders = new HashMap<>();
        for (int at = documents.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
            columns.advanceExact(at);
            texts.advanceExact(at);
            rows.advanceExact(at);
            int place = columns.ordValue();
            repeated[place] |= rows.longValue() != 1;
            holders.putIfAbsent(place, texts.ordValue());
            if (holders.size() > MOST_PLACES) {
                return Map.of();
            }
        }
        return holders;
    }

    /** Tables are joined by what is written, to the letter. */
    private void count(Map<Integer, Integer> holders) {
        holders.forEach((part, written) -> {
            values[part]++;
            holders.forEach((whole, other) -> {
                if (written.equals(other) && !places[part].table().equals(places[whole].table())) {
                    shared.merge(new Pair(part, whole), 1, Integer::sum);
                }
            });
        });
    }

    /** Those of the most values first. */
    private List<Inclusion> found() {
        List<Pair> pairs = new ArrayList<>();
        shared.forEach((pair, both) -> {
            if (values[pair.part()] >= FEWEST_VALUES
                    && !repeated[pair.whole()]
                    && both >= NEARLY_ALL * values[pair.part()]) {
                pairs.add(pair);
            }
        });
        pairs.sort(Comparator.comparingInt((Pair pair) -> -values[pair.part()])
                .thenComparingInt(Pair::part)
                .thenComparingInt(Pair::whole));
        return pairs.stream().limit(MOST_FOUND).map(this::inclusion).toList();
    }

    private Inclusion inclusion(Pair pair) {
        Place part = places[pair.part()];
        Place whole = places[pair.whole()];
        return new Inclusion(part.table(), part.column(), whole.table(), whole.column());
    }
}
