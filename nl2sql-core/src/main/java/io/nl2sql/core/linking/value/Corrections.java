package io.nl2sql.core.linking.value;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** The words of stored values that one typing error makes of a word. Thread-safe. */
final class Corrections {
    private static final int REMEMBERED = 20_000;
    private static final int MOST = 50;

    private final List<LeafReader> pieces;
    private final Cache<String, List<String>> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Corrections(List<LeafReader> pieces) {
        this.pieces = pieces;
    }

    /** In alphabetical order; empty where the word is none that errors are forgiven in. */
    List<String> of(String word) throws IOException {
        if (!ValueFields.isCorrectable(word)) {
            return List.of();
        }
        List<String> found = known.getIfPresent(word);
        if (found == null) {
            found = find(word);
            known.put(word, found);
        }
        return found;
    }

    private List<String> find(String word) throws IOException {
        Set<String> found = new TreeSet<>();
        for (LeafReader piece : pieces) {
            Terms terms = piece.terms(ValueFields.PART);
            TermsEnum parts = terms == null ? TermsEnum.EMPTY : terms.iterator();
            for (String part : Typos.parts(word)) {
                if (parts.seekExact(ValueFields.hash(part))) {
                    for (String other : words(piece, parts)) {
                        if (Typos.isOne(word, other)) {
                            found.add(other);
                        }
                    }
                }
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private static List<String> words(LeafReader piece, TermsEnum part) throws IOException {
        List<String> words = new ArrayList<>();
        PostingsEnum documents = part.postings(null, PostingsEnum.NONE);
        SortedDocValues texts = piece.getSortedDocValues(ValueFields.TEXT);
        for (int at = documents.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
            texts.advanceExact(at);
            words.add(texts.lookupOrd(texts.ordValue()).utf8ToString());
        }
        return words;
    }
}
