package io.nl2sql.core.linking.meaning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts text into the pieces of words that a model of the BERT family knows by number. Immutable. */
final class WordPiece {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern PARTS = Pattern.compile("[\\s\\p{Cntrl}]+|(?=\\p{Punct})|(?<=\\p{Punct})");
    private static final String CONTINUED = "##";
    private static final int LONGEST_WORD = 100;
    private static final int MOST_PIECES = 64;

    private final Map<String, Long> vocabulary;

    /** @param vocabulary pieces with their numbers; {@code [CLS]}, {@code [SEP]} and {@code [UNK]} among them */
    WordPiece(Map<String, Long> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
    }

    /** The numbers of the text's pieces, between those of its begin and end; long text is cut. */
    long[] numbers(String text) {
        List<Long> numbers = new ArrayList<>(List.of(vocabulary.get("[CLS]")));
        String lower = text.toLowerCase(Locale.ROOT);
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        for (String word : PARTS.split(plain)) {
            if (!word.isEmpty() && numbers.size() < MOST_PIECES) {
                numbers.addAll(pieces(word));
            }
        }
        numbers.add(vocabulary.get("[SEP]"));
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** The longest known piece first, and so on with the rest. */
    private List<Long> pieces(String word) {
        List<Long> pieces = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
                to--;
            }
            if (to == from || word.length() > LONGEST_WORD) {
                return List.of(vocabulary.get("[UNK]"));
            }
            pieces.add(vocabulary.get(piece(word, from, to)));
            from = to;
        }
        return pieces;
    }

    private static String piece(String word, int from, int to) {
        return (from == 0 ? "" : CONTINUED) + word.substring(from, to);
    }
}
