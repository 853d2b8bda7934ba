package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.List;

/** Generated statements; the seed and a number bring each of them back. Immutable. */
final class Generator {
    private final Grammar grammar = Grammar.read(Resources.text("expressions.txt"));
    private final List<Source> sources;
    private final long seed;

    Generator(List<Source> sources, long seed) {
        this.sources = List.copyOf(sources);
        this.seed = seed;
    }

    Statement statement(int number) {
        return new QueryWriter(grammar, sources, new Dice(seed, number)).statement();
    }
}
