package io.nl2sql.core.linking.value;

import io.nl2sql.core.linking.ValueIndex;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.AlreadyClosedException;

/** The index that serves at the moment; replaced while questions go on. Thread-safe. */
public final class CurrentValues implements ValueIndex, AutoCloseable {
    private volatile LuceneValueIndex current = LuceneValueIndex.builder().build();

    @Override
    public List<ValueHit> find(String text, Columns known) {
        while (true) {
            LuceneValueIndex index = current;
            try {
                return index.find(text, known);
            } catch (AlreadyClosedException e) {
                if (index == current) {
                    throw e;
                }
            }
        }
    }

    @Override
    public List<Inclusion> inclusions() {
        return current.inclusions();
    }

    /** Look-ups that have begun end on the index before, which is then closed. */
    public void replace(LuceneValueIndex next) throws IOException {
        LuceneValueIndex before = current;
        current = next;
        before.close();
    }

    @Override
    public void close() throws IOException {
        replace(LuceneValueIndex.builder().build());
    }
}
