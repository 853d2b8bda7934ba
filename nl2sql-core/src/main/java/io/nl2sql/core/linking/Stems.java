package io.nl2sql.core.linking;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Reduces words to the form under which they are compared: lower case, no accents, singular, base form. */
public final class Stems {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern PLURAL = Pattern.compile("[^sui]s$");
    private static final int SHORTEST_PLURAL = 3;
    private static final int KNOWN_LIMIT = 50_000;
    private static final Map<String, String> IRREGULAR = Resources.pairs("en/irregular.txt");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final Analyzer KSTEM = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            KeywordTokenizer source = new KeywordTokenizer();
            return new TokenStreamComponents(source, new KStemFilter(source));
        }
    };

    private Stems() {}

    /** The stem of one word. */
    public static String of(String word) {
        String folded = fold(word);
        String known = KNOWN.get(folded);
        if (known != null) {
            return known;
        }
        String stem = IRREGULAR.containsKey(folded) ? IRREGULAR.get(folded) : analyse(folded);
        if (KNOWN.size() < KNOWN_LIMIT) {
            KNOWN.put(folded, stem);
        }
        return stem;
    }

    /**
     * Whether the stemmer's dictionary of English has the word: only there does it take an ending off that makes
     * adjectives.
     */
    public static boolean isWord(String word) {
        String folded = fold(word);
        return IRREGULAR.containsKey(folded) || of(folded + "able").equals(folded);
    }

    /** The stems of words, joined by spaces: the key of a phrase. */
    public static String key(List<String> words) {
        List<String> stems = new ArrayList<>(words.size());
        words.forEach(word -> stems.add(of(word)));
        return String.join(" ", stems);
    }

    /** Lower case without accents. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    /** A stored value, or words of a question, as they are compared: folded, with single spaces for everything else. */
    public static String valueKey(String text) {
        return NOT_WORD.matcher(fold(text)).replaceAll(" ").trim();
    }

    /** For the plurals that the stemmer's dictionary does not know. */
    private static String withoutPlural(String word) {
        boolean plural = word.length() > SHORTEST_PLURAL && PLURAL.matcher(word).find();
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    private static String analyse(String word) {
        try (TokenStream stream = KSTEM.tokenStream("word", new StringReader(word))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            String stem = stream.incrementToken() ? term.toString() : word;
            stream.end();
            String singular = stem.equals(word) ? withoutPlural(stem) : stem;
            return IRREGULAR.getOrDefault(singular, singular);
        } catch (IOException e) {
            throw new UncheckedIOException("Stemming works in memory and cannot fail to read", e);
        }
    }
}
