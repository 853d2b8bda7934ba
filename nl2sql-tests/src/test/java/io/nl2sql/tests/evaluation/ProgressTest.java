package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static String written(boolean moving, int steps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                Progress progress = new Progress(stream, moving, steps)) {
            for (int step = 0; step < steps; step++) {
                progress.step(SampleOutcome.answered("shop", 0.9, step % 2 == 0));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void drawsABarOnATerminal() {
        assertThat(written(true, 2))
                .isEqualToNormalizingNewlines("\r[" + "#".repeat(20) + " ".repeat(20) + "] 1 of 2 questions, 1 right"
                        + "\r[" + "#".repeat(40) + "] 2 of 2 questions, 1 right\n");
    }

    @Test
    void writesTenLinesElsewhere() {
        assertThat(written(false, 1_000).lines())
                .hasSize(10)
                .startsWith("100 of 1000 questions, 50 right")
                .endsWith("1000 of 1000 questions, 500 right");
    }
}
