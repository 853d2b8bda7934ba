package io.nl2sql.core.linking.value;

import io.nl2sql.core.linking.ValueIndex.ValueHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks a key up with its words corrected: as few of them as possible, and only where that leads to one value. Words are
 * tried one after the other, as far as any stored value begins with those before. For one thread.
 */
final class Forgiving {
    private static final int MOST_TRIED = 200;

    private final Search search;
    private final Corrections corrections;
    private List<ValueHit> best = List.of();
    private int fewest = Integer.MAX_VALUE;
    private boolean several;
    private int tried;

    Forgiving(Search search, Corrections corrections) {
        this.search = search;
        this.corrections = corrections;
    }

    List<ValueHit> hits(String key) throws IOException {
        walk(key.split(" "), 0, "", 0);
        return several ? List.of() : best;
    }

    private void walk(String[] words, int at, String before, int corrected) throws IOException {
        for (String word : choices(words[at])) {
            int changes = word.equals(words[at]) ? corrected : corrected + 1;
            if (tried++ > MOST_TRIED || changes > fewest) {
                return;
            }
            if (at == words.length - 1) {
                if (changes > 0) {
                    consider(search.hits(before + word), changes);
                }
            } else if (search.isBeginning(before + word + " ")) {
                walk(words, at + 1, before + word + " ", changes);
            }
        }
    }

    private List<String> choices(String word) throws IOException {
        List<String> choices = new ArrayList<>();
        choices.add(word);
        choices.addAll(corrections.of(word));
        return choices;
    }

    private void consider(List<ValueHit> hits, int changes) {
        if (!hits.isEmpty()) {
            several = changes == fewest;
            fewest = changes;
            best = hits;
        }
    }
}
