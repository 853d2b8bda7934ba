package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeywordQuestionsTest {
    private static final PolicySet OPEN = new PolicySet() {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public TableAccess accessTo(TableName table, Principal caller) {
            return new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible());
        }
    };
    private static final SchemaModel SHOP = SchemaModel.of(
            VisibleCatalog.of(SampleCatalog.shop(), OPEN, new Principal("maker", Set.of(), Claims.none())));

    private static List<EvaluationQuestion> questions(Optional<String> first) {
        return new KeywordQuestions("shop", SHOP, sql -> first).make();
    }

    private static Map<String, String> byText(Optional<String> first) {
        return questions(first).stream()
                .collect(Collectors.toMap(
                        EvaluationQuestion::text, question -> question.golds().get(0)));
    }

    @Test
    void asksForTheTotalOfEachReferredRow() {
        assertThat(byText(Optional.of("2024")).get("orders by customers"))
                .isEqualTo(
                        "SELECT \"customers\".\"name\", sum(\"orders\".\"amount\") FROM \"orders\" JOIN \"customers\" ON"
                                + " \"orders\".\"customer_id\" = \"customers\".\"id\" GROUP BY \"customers\".\"id\","
                                + " \"customers\".\"name\"");
    }

    @Test
    void asksForRowsOfAYearThatHasSome() {
        assertThat(byText(Optional.of("2024"))).containsKey("number of orders in 2024");
        assertThat(byText(Optional.empty()).keySet()).noneMatch(text -> text.contains(" in "));
    }

    @Test
    void makesAtMostThirtyAndTheSameEachTime() {
        List<EvaluationQuestion> once = questions(Optional.of("2024"));

        assertThat(once).hasSizeBetween(10, 30).isEqualTo(questions(Optional.of("2024")));
        assertThat(once).extracting(EvaluationQuestion::id).doesNotHaveDuplicates();
    }

    @Test
    void keepsQuotesInValuesHarmless() {
        assertThat(byText(Optional.of("O'Neill")).get("orders of O'Neill")).contains("= 'O''Neill'");
    }
}
