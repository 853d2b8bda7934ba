package io.nl2sql.core.linking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of column names that tell what a column is good for, read from {@code role-words.txt}. */
final class RoleWords {
    private static final Pattern PARTICIPLE = Pattern.compile("\\p{Ll}{4,}ed");

    private final Map<String, Set<String>> words;
    private final Set<String> noise;

    private RoleWords(Map<String, Set<String>> words, Set<String> noise) {
        this.words = words;
        this.noise = noise;
    }

    static RoleWords english() {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : Resources.lines("en/role-words.txt")) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon),
                    Set.of(line.substring(colon + 1).trim().split("\\s+")));
        }
        return new RoleWords(words, Set.copyOf(Resources.lines("en/name-noise.txt")));
    }

    /** The ending of a name that begins with a table's first letters: "name" of {@code dname} in a department. */
    Optional<String> afterInitial(String word, String table) {
        return words.get("afterinitial").stream()
                .filter(ending -> word.length() > ending.length()
                        && word.endsWith(ending)
                        && table.startsWith(word.substring(0, word.length() - ending.length())))
                .findFirst();
    }

    boolean isNoise(String word) {
        return noise.contains(word);
    }

    boolean isConnective(String word) {
        return words.get("connective").contains(word);
    }

    boolean isIdentifier(String word) {
        return words.get("identifier").contains(word);
    }

    boolean isYear(String word) {
        return words.get("year").contains(word);
    }

    /** Whether a number of that name may be a year. */
    boolean isDated(String word) {
        return words.get("dated").contains(word);
    }

    /** Whether a name says that something is so or not: {@code has_pool}, {@code open_yn}, {@code insured}. */
    boolean saysWhether(List<String> name) {
        if (name.isEmpty()) {
            return false;
        }
        String last = name.get(name.size() - 1);
        return words.get("whether").contains(name.get(0))
                || words.get("whetherlast").contains(last)
                || PARTICIPLE.matcher(last).matches();
    }

    boolean isCode(String word) {
        return words.get("code").contains(word);
    }

    boolean isMoney(String word) {
        return words.get("money").contains(word);
    }

    boolean isRate(String word) {
        return words.get("rate").contains(word);
    }

    boolean isLabel(String word) {
        return words.get("label").contains(word);
    }

    boolean isDescription(String word) {
        return words.get("description").contains(word);
    }

    boolean isNamePart(List<String> spoken) {
        return spoken.size() == 2 && words.get("namepart").contains(spoken.get(0)) && isLabel(spoken.get(1));
    }
}
