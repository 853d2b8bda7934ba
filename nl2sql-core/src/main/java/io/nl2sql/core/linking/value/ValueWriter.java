package io.nl2sql.core.linking.value;

import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/**
 * Writes an index for {@link LuceneValueIndex}, with bounded memory and in the calling thread alone. What was added since
 * the last checkpoint is lost unless another one follows. Not thread-safe.
 */
public final class ValueWriter implements AutoCloseable {
    private static final double MEMORY_MB = 32;
    private static final int MOST_WORDS = 2_000_000;

    private final Directory directory;
    private final IndexWriter writer;
    private boolean handedOver;

    private ValueWriter(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /** Goes on behind the last checkpoint where there is one. The directory is closed with the writer. */
    public static ValueWriter on(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setRAMBufferSizeMB(MEMORY_MB)
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
        return new ValueWriter(directory, new IndexWriter(directory, config));
    }

    /** Adds a stored value; what no words can name is passed over. */
    public void add(TableName table, String column, String value, long rows) throws IOException {
        String key = ValueFields.key(value);
        if (key.isEmpty()) {
            return;
        }
        Document document = new Document();
        document.add(new StringField(ValueFields.KEY, key, Field.Store.NO));
        for (String word : key.split(" ")) {
            if (ValueFields.isCorrectable(word)) {
                document.add(new StringField(ValueFields.WORD, word, Field.Store.NO));
            }
        }
        document.add(new SortedDocValuesField(ValueFields.PLACE, ValueFields.place(table, column)));
        document.add(new SortedDocValuesField(ValueFields.TEXT, new BytesRef(value)));
        document.add(new NumericDocValuesField(ValueFields.ROWS, rows));
        writer.addDocument(document);
    }

    /** Number of values so far. */
    public long count() {
        return writer.getDocStats().numDocs;
    }

    /** Keeps what was added, with a few words about how far that is. */
    public void checkpoint(Map<String, String> state) throws IOException {
        writer.setLiveCommitData(state.entrySet());
        writer.commit();
    }

    /** The words of the last checkpoint; empty where there was none. */
    public Map<String, String> state() {
        Map<String, String> state = new HashMap<>();
        Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
        if (kept != null) {
            kept.forEach(entry -> state.put(entry.getKey(), entry.getValue()));
        }
        return state;
    }

    /** Bytes of the index so far, what is still in memory excepted. */
    public long size() throws IOException {
        long size = 0;
        for (String file : directory.listAll()) {
            size += directory.fileLength(file);
        }
        return size;
    }

    /** Learns the words, puts everything in one piece and keeps it. */
    public void finish(Map<String, String> state) throws IOException {
        learnWords();
        writer.forceMerge(1);
        checkpoint(state);
    }

    private void learnWords() throws IOException {
        try (DirectoryReader written = DirectoryReader.open(writer)) {
            Terms words = MultiTerms.getTerms(written, ValueFields.WORD);
            TermsEnum each = words == null ? TermsEnum.EMPTY : words.iterator();
            int learnt = 0;
            for (BytesRef word = each.next(); word != null && learnt < MOST_WORDS; word = each.next()) {
                learn(word.utf8ToString());
                learnt++;
            }
        }
    }

    private void learn(String word) throws IOException {
        Document document = new Document();
        for (String part : Typos.parts(word)) {
            document.add(new StringField(ValueFields.PART, ValueFields.hash(part), Field.Store.NO));
        }
        document.add(new SortedDocValuesField(ValueFields.TEXT, new BytesRef(word)));
        writer.addDocument(document);
    }

    /** The same, for an index that has no place on disk; ends writing. */
    LuceneValueIndex finishInMemory(Map<String, String> state) throws IOException {
        finish(state);
        writer.rollback();
        handedOver = true;
        return LuceneValueIndex.open(directory);
    }

    /** Keeps what the last checkpoint kept, and nothing since. Nothing happens after the end. */
    @Override
    public void close() throws IOException {
        if (handedOver) {
            return;
        }
        try {
            writer.rollback();
        } finally {
            directory.close();
        }
    }
}
