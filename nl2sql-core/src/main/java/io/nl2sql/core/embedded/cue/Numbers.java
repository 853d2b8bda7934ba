package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.Token;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers in figures and words: {@code 50,000}, {@code $3.5m}, "two hundred", "twenty five", "3 million". */
public final class Numbers {
    private static final Pattern FIGURES = Pattern.compile("[$€£]?(\\d[\\d,]*(?:\\.\\d+)?)(k|m|bn|%)?");
    private static final int TENS = 20;
    private static final int HUNDRED = 100;

    private final Map<String, BigDecimal> words = numbers("en/numbers.txt");
    private final Map<String, BigDecimal> scales = numbers("en/scales.txt");

    /** A number that starts at some token. */
    public record Match(int length, BigDecimal number) {}

    /** The longest number that starts at the token. */
    public Optional<Match> longest(List<Token> tokens, int at) {
        Optional<BigDecimal> first = single(tokens.get(at)).or(() -> oneOf(tokens, at));
        if (first.isEmpty() || tokens.get(at).quoted()) {
            return Optional.empty();
        }
        BigDecimal number = first.get();
        int next = at + 1;
        if (next < tokens.size() && isTens(number) && isUnit(tokens.get(next))) {
            number = number.add(words.get(tokens.get(next).lower()));
            next++;
        }
        while (next < tokens.size() && scales.containsKey(tokens.get(next).lower())) {
            number = number.multiply(scales.get(tokens.get(next).lower()));
            next++;
        }
        return Optional.of(new Match(next - at, number));
    }

    /** The one of "a hundred thousand". */
    private Optional<BigDecimal> oneOf(List<Token> tokens, int at) {
        boolean one = tokens.get(at).lower().equals("a")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).lower().length() > 2
                && scales.containsKey(tokens.get(at + 1).lower());
        return one ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    private boolean isTens(BigDecimal number) {
        return number.intValue() >= TENS
                && number.intValue() < HUNDRED
                && words.containsValue(number)
                && number.intValue() % 10 == 0;
    }

    private boolean isUnit(Token token) {
        BigDecimal unit = words.get(token.lower());
        return unit != null && unit.intValue() > 0 && unit.intValue() < 10;
    }

    private Optional<BigDecimal> single(Token token) {
        Matcher figures = FIGURES.matcher(token.lower());
        if (figures.matches()) {
            BigDecimal number = new BigDecimal(figures.group(1).replace(",", ""));
            String scale = figures.group(2);
            return Optional.of(scale == null || scale.equals("%") ? number : number.multiply(scales.get(scale)));
        }
        return Optional.ofNullable(words.get(token.lower()));
    }

    private static Map<String, BigDecimal> numbers(String resource) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        for (String line : Resources.lines(Numbers.class, resource)) {
            String[] sides = line.split(":");
            numbers.put(sides[0].trim(), new BigDecimal(sides[1].trim()));
        }
        return Map.copyOf(numbers);
    }
}
