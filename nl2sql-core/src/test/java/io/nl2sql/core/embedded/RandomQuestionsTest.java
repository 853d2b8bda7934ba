package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words thrown together: whatever is made of them, it is a reply, and what is answered PostgreSQL can run. */
class RandomQuestionsTest {
    private static final int QUESTIONS = 600;
    private static final long SEED = 20_261_123;
    private static final List<String> THINGS = List.of(
            "accruals",
            "vendors",
            "amount",
            "purchase orders",
            "employees",
            "cost centers",
            "regions",
            "name",
            "hire date",
            "salary",
            "status",
            "description",
            "EMEA",
            "open",
            "country",
            "Germany",
            "id",
            "'Peter'",
            "12",
            "2025",
            "period");
    private static final List<String> WORDS = List.of(
            "how many",
            "number of",
            "total",
            "average",
            "sum of",
            "highest",
            "most",
            "top 3",
            "by",
            "for each",
            "without",
            "with",
            "not",
            "no",
            "and",
            "or",
            "both",
            "more than 2",
            "at least 3",
            "between 1 and 10",
            "in 2024",
            "last month",
            "by month",
            "share of",
            "percentage of",
            "growth of",
            "running total of",
            "moving average of",
            "versus",
            "above average",
            "same as",
            "different",
            "sorted by",
            "latest",
            "who",
            "which",
            "what is",
            "is there any",
            "are all",
            "than",
            "of",
            "the",
            "whose",
            "starting with A",
            "ratio of",
            "per day",
            "days between",
            "except",
            "year over year");

    private final Random random = new Random(SEED);

    private String question() {
        List<String> words = new ArrayList<>();
        int length = 2 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            List<String> from = random.nextBoolean() ? THINGS : WORDS;
            words.add(from.get(random.nextInt(from.size())));
        }
        return String.join(" ", words);
    }

    private static Optional<String> answer(Generation generation) {
        return generation.fold(
                generated -> Optional.of(generated).map(GeneratedSql::sql),
                back -> Optional.empty(),
                declined -> Optional.empty());
    }

    @Test
    void alwaysGetAReply() throws SQLException {
        Company company = Company.create();
        int answered = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            String question = question();
            Optional<String> sql = answer(company.guess(question));
            if (sql.isPresent()) {
                answered++;
                assertThat(company.rows("EXPLAIN " + sql.get())).as(question).isNotEmpty();
            }
        }
        assertThat(answered).isGreaterThan(QUESTIONS / 2);
    }
}
