package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.List;

/** Statements from the grammar and by mutation; the seed and a number bring each of them back. Immutable. */
final class Generator {
    private final Grammar grammar = Grammar.read(Resources.text("expressions.txt"));
    private final List<Statement> probes = Statements.probes();
    private final List<Source> sources;
    private final long seed;

    Generator(List<Source> sources, long seed) {
        this.sources = List.copyOf(sources);
        this.seed = seed;
    }

    Statement statement(int number) {
        Dice dice = new Dice(seed, number);
        QueryWriter queries = new QueryWriter(grammar, sources, dice);
        if (dice.below(10) < 6) {
            return queries.statement();
        }
        String pattern =
                dice.chance(75) ? dice.of(probes).sql() : queries.statement().sql();
        return new Mutation(grammar, sources, dice).of(pattern);
    }
}
