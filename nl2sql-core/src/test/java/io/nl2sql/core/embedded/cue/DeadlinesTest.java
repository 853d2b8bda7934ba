package io.nl2sql.core.embedded.cue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.embedded.cue.Deadlines.Deadline;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final ColumnType DATE = new ColumnType("date", Category.DATE);

    private static Entity entity(String... dates) {
        List<Column> columns = Arrays.stream(dates)
                .map(date -> new Column(date, DATE, true, ""))
                .toList();
        Table table =
                new Table(new TableName("work", "tasks"), Table.Kind.TABLE, "", columns, List.of(), List.of(), 10);
        return SchemaModel.of(VisibleCatalog.of(
                        new Catalog("work", "1", List.of("work"), List.of(table)),
                        PolicyBook.empty().forDataSource("work", PolicyBook.Access.OPEN),
                        new Principal("ann", Set.of(), Claims.none())))
                .entities()
                .get(0);
    }

    @Test
    void comparesNoDayWithItself() {
        assertThat(Deadlines.english().has(entity("target_completed_on"))).isFalse();
        Deadline days = Deadlines.english()
                .of(entity("target_completed_on", "completed_on"), day -> false)
                .orElseThrow();
        assertThat(days.due().name()).isEqualTo("target_completed_on");
        assertThat(days.done().name()).isEqualTo("completed_on");
        assertThat(days.sure()).isTrue();
    }

    @Test
    void prefersTheDayThatTheQuestionSpeaksOf() {
        Entity orders = entity("due_date", "delivered_on", "paid_on");
        Deadline paid = Deadlines.english()
                .of(orders, day -> day.name().equals("paid_on"))
                .orElseThrow();
        assertThat(paid.done().name()).isEqualTo("paid_on");
        assertThat(paid.sure()).isTrue();
        assertThat(Deadlines.english().of(orders, day -> false).orElseThrow().sure())
                .isFalse();
    }
}
