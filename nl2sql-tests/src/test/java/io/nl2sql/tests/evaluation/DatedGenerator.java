package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.prompt.Turn;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A generator that believes it is another day, after other questions. Deadlines stay those of the machine's clock, which a pipeline with a
 * fixed clock would miss.
 */
final class DatedGenerator implements SqlGenerator {
    private final SqlGenerator generator;
    private final Optional<LocalDate> today;
    private final FiscalYear years;
    private final List<Turn> earlier;

    /** @param earlier questions that were asked before, oldest first */
    DatedGenerator(SqlGenerator generator, Optional<LocalDate> today, FiscalYear years, List<String> earlier) {
        this.generator = generator;
        this.today = today;
        this.years = years;
        this.earlier = earlier.stream().map(question -> new Turn(question, "")).toList();
    }

    @Override
    public String name() {
        return generator.name();
    }

    @Override
    public CompletionStage<Reply> generate(Prompt prompt) {
        return generator.generate(prompt.on(today.orElse(prompt.today()), years).following(earlier));
    }
}
