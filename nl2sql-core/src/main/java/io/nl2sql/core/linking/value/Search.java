package io.nl2sql.core.linking.value;

import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.core.linking.value.ValueFields.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** One look-up of whole values, by their keys, in the columns that count. For one thread. */
final class Search {
    private static final int MOST_LOOKED_AT = 100_000;

    private final LeafReader piece;
    private final Place[] places;
    private final ValueIndex.Columns known;
    private final TermsEnum keys;

    private record Found(int document, int place, long rows) {}

    Search(LeafReader piece, Place[] places, ValueIndex.Columns known) throws IOException {
        this.piece = piece;
        this.places = places;
        this.known = known;
        Terms terms = piece.terms(ValueFields.KEY);
        this.keys = terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    /** The commonest first. */
    List<ValueHit> hits(String key) throws IOException {
        if (!keys.seekExact(new BytesRef(key))) {
            return List.of();
        }
        List<Found> found = new ArrayList<>(commonest());
        found.sort(Comparator.comparingInt(Found::document));
        List<ValueHit> hits = new ArrayList<>(found.size());
        SortedDocValues texts = piece.getSortedDocValues(ValueFields.TEXT);
        for (Found one : found) {
            texts.advanceExact(one.document());
            Place place = places[one.place()];
            String text = texts.lookupOrd(texts.ordValue()).utf8ToString();
            hits.add(new ValueHit(place.table(), place.column(), text, one.rows()));
        }
        hits.sort(Comparator.comparingLong(ValueHit::rows).reversed());
        return hits;
    }

    private Collection<Found> commonest() throws IOException {
        PriorityQueue<Found> found = new PriorityQueue<>(Comparator.comparingLong(Found::rows));
        PostingsEnum documents = keys.postings(null, PostingsEnum.NONE);
        SortedDocValues columns = piece.getSortedDocValues(ValueFields.PLACE);
        NumericDocValues rows = piece.getNumericDocValues(ValueFields.ROWS);
        int looked = 0;
        int document = documents.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && looked < MOST_LOOKED_AT) {
            columns.advanceExact(document);
            Place place = places[columns.ordValue()];
            if (known.include(place.table(), place.column())) {
                rows.advanceExact(document);
                keep(found, new Found(document, columns.ordValue(), rows.longValue()));
            }
            looked++;
            document = documents.nextDoc();
        }
        return found;
    }

    private static void keep(PriorityQueue<Found> found, Found one) {
        if (found.size() < ValueIndex.MOST_HITS) {
            found.add(one);
        } else if (one.rows() > found.element().rows()) {
            found.remove();
            found.add(one);
        }
    }

    /** Whether the key of any value, whosever it is, begins so. */
    boolean isBeginning(String text) throws IOException {
        BytesRef bytes = new BytesRef(text);
        return keys.seekCeil(bytes) != TermsEnum.SeekStatus.END && StringHelper.startsWith(keys.term(), bytes);
    }
}
