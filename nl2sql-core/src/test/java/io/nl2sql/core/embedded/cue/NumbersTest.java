package io.nl2sql.core.embedded.cue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.linking.Tokenizer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    private final Numbers numbers = new Numbers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50,000|50000",
                "$3.5m|3500000",
                "12.75|12.75",
                "10k|10000",
                "3 million|3000000",
                "twenty five|25",
                "two hundred|200",
                "two hundred thousand|200000",
                "a|",
                "zero|0",
                "15%|15"
            })
    void readsFiguresAndWords(String text, BigDecimal expected) {
        Optional<BigDecimal> number = numbers.longest(Tokenizer.tokens(text), 0).map(Numbers.Match::number);
        assertThat(number.orElse(null))
                .usingComparator(Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
                .isEqualTo(expected);
    }

    @Test
    void keepsQuotedFiguresAsText() {
        assertThat(numbers.longest(Tokenizer.tokens("\"50\""), 0)).isEmpty();
    }
}
