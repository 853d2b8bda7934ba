package io.nl2sql.core.linking.value;

import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.ValueFields.Place;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * A {@link ValueIndex} that Lucene keeps, on disk or in memory. Whole values are found ignoring case, accents and
 * punctuation, plural forms of the last word included; where none fits, words may have one typing error each. Values of
 * other columns than those asked for leave no trace in what is found: neither in the choice among corrections nor in the
 * number of hits.
 */
public final class LuceneValueIndex implements ValueIndex, AutoCloseable {
    private final Directory directory;
    private final DirectoryReader reader;
    private final List<LeafReader> pieces;
    private final Place[] places;
    private final Corrections corrections;
    private final List<Inclusion> inclusions;

    private LuceneValueIndex(Directory directory, DirectoryReader reader) throws IOException {
        this.directory = directory;
        this.reader = reader;
        this.pieces = reader.leaves().stream().map(LeafReaderContext::reader).toList();
        if (pieces.size() > 1) {
            throw new IOException("An index of values that was not finished cannot be read");
        }
        this.places = pieces.isEmpty() ? new Place[0] : places(pieces.get(0));
        this.corrections = new Corrections(pieces);
        this.inclusions = pieces.isEmpty() ? List.of() : Inclusions.among(pieces.get(0), places);
    }

    /** Opens what {@link ValueWriter#finish} wrote. The directory is closed with the index, or where this fails. */
    static LuceneValueIndex open(Directory directory) throws IOException {
        DirectoryReader reader = null;
        try {
            reader = DirectoryReader.open(directory);
            return new LuceneValueIndex(directory, reader);
        } catch (IOException | RuntimeException e) {
            if (reader != null) {
                reader.close();
            }
            directory.close();
            throw e;
        }
    }

    /** Collects few values in memory. */
    public static Builder builder() {
        return new Builder();
    }

    private static Place[] places(LeafReader piece) throws IOException {
        SortedDocValues columns = piece.getSortedDocValues(ValueFields.PLACE);
        Place[] places = new Place[columns == null ? 0 : columns.getValueCount()];
        for (int at = 0; at < places.length; at++) {
            places[at] = ValueFields.place(columns.lookupOrd(at));
        }
        return places;
    }

    /** @throws AlreadyClosedException where the index was closed meanwhile */
    @Override
    public List<ValueHit> find(String text, Columns known) {
        String key = ValueFields.key(text);
        if (key.isEmpty() || pieces.isEmpty()) {
            return List.of();
        }
        reader.incRef();
        try {
            return find(key, new Search(pieces.get(0), places, known));
        } catch (IOException e) {
            throw new UncheckedIOException("The index of values cannot be read", e);
        } finally {
            release();
        }
    }

    @Override
    public List<Inclusion> inclusions() {
        return inclusions;
    }

    private List<ValueHit> find(String key, Search search) throws IOException {
        List<ValueHit> exact = search.hits(key);
        if (!exact.isEmpty()) {
            return exact;
        }
        String singular = singular(key);
        List<ValueHit> other = singular.equals(key) ? List.of() : search.hits(singular);
        return other.isEmpty() ? new Forgiving(search, corrections).hits(key) : other;
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("The index of values cannot be closed", e);
        }
    }

    private static String singular(String key) {
        int space = key.lastIndexOf(' ');
        return key.substring(0, space + 1) + Stems.of(key.substring(space + 1));
    }

    /** Number of values, counted once for each column. */
    public int size() throws IOException {
        return pieces.isEmpty() ? 0 : pieces.get(0).getDocCount(ValueFields.KEY);
    }

    /** What was written at its end about how it was made. */
    Map<String, String> state() throws IOException {
        return reader.getIndexCommit().getUserData();
    }

    /** Look-ups that run are finished first. */
    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            directory.close();
        }
    }

    /** Collects values; not thread-safe. */
    public static final class Builder {
        private final ValueWriter writer;

        private Builder() {
            try {
                writer = ValueWriter.on(new ByteBuffersDirectory());
            } catch (IOException e) {
                throw inMemory(e);
            }
        }

        /** Adds a stored value; blank and very long ones are passed over. */
        public Builder add(TableName table, String column, String value, long rows) {
            try {
                writer.add(table, column, value, rows);
                return this;
            } catch (IOException e) {
                throw inMemory(e);
            }
        }

        public LuceneValueIndex build() {
            try {
                return writer.finishInMemory(Map.of());
            } catch (IOException e) {
                throw inMemory(e);
            }
        }

        private static UncheckedIOException inMemory(IOException e) {
            return new UncheckedIOException("Writing in memory cannot fail", e);
        }
    }
}
