package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittedConfidenceTest {
    private static final int DATABASES = 10;
    private static final int OF_EACH = 40;

    /** Right where nothing is unknown, but for one in ten. */
    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int database = 0; database < DATABASES; database++) {
            for (int i = 0; i < OF_EACH; i++) {
                boolean unknown = i % 2 == 1;
                boolean odd = i % 20 < 2;
                samples.add(new Sample(
                        "d" + database, unknown == odd, unknown ? Map.of("unknown", 1.0) : Map.of("words", 0.5)));
            }
        }
        return samples;
    }

    @Test
    void splitsByTheEvidenceThatTells() {
        assertThat(new FittedConfidence(samples()).trees())
                .startsWith("tree")
                .anyMatch(line -> line.strip().startsWith("unknown < 0.5"));
    }

    @Test
    void neverPromisesLessForAHigherScore() {
        List<Double> shares = new FittedConfidence(samples())
                .curve().stream()
                        .map(line -> Double.valueOf(
                                line.substring(line.indexOf(':') + 1).strip()))
                        .toList();
        assertThat(shares).isSorted();
        assertThat(shares.get(0)).isBetween(0.0, 0.2);
        assertThat(shares.get(shares.size() - 1)).isBetween(0.8, 1.0);
    }

    @Test
    void makesTheSameOfTheSameSamples() {
        assertThat(new FittedConfidence(samples()).trees()).isEqualTo(new FittedConfidence(samples()).trees());
    }

    @Test
    void readsASampleAsItWroteIt() {
        Sample sample = new Sample("d", true, Map.of("words", 0.5, "is Related bare", 2.0));
        assertThat(Sample.of(sample.line())).isEqualTo(sample);
    }
}
