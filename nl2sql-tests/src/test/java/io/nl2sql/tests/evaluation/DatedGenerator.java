package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;

/**
 * A generator that believes it is another day. Deadlines stay those of the machine's clock, which a pipeline with a
 * fixed clock would miss.
 */
final class DatedGenerator implements SqlGenerator {
    private final SqlGenerator generator;
    private final LocalDate today;
    private final FiscalYear years;

    DatedGenerator(SqlGenerator generator, LocalDate today, FiscalYear years) {
        this.generator = generator;
        this.today = today;
        this.years = years;
    }

    @Override
    public String name() {
        return generator.name();
    }

    @Override
    public CompletionStage<Reply> generate(Prompt prompt) {
        return generator.generate(prompt.on(today, years));
    }
}
