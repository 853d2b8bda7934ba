package io.nl2sql.core.linking.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuceneValueIndexTest {
    private static final TableName VENDORS = new TableName("finance", "vendors");
    private static final TableName SECRETS = new TableName("finance", "secrets");

    private final LuceneValueIndex index = LuceneValueIndex.builder()
            .add(VENDORS, "name", "Café  Müller", 1)
            .add(VENDORS, "category", "Software", 40)
            .add(VENDORS, "name", "Software", 1)
            .add(VENDORS, "name", " ", 3)
            .add(VENDORS, "number", "PO-2025-00001", 1)
            .add(VENDORS, "name", "Northern Cascade Trading", 1)
            .build();

    private static List<String> values(ValueIndex index, String text) {
        return index.find(text).stream().map(ValueHit::value).toList();
    }

    @Test
    void ignoresCaseAccentsAndPunctuation() {
        assertThat(index.find("cafe muller")).containsExactly(new ValueHit(VENDORS, "name", "Café  Müller", 1));
        assertThat(values(index, "po 2025 00001")).containsExactly("PO-2025-00001");
    }

    @Test
    void ranksTheCommonerColumnFirst() {
        assertThat(index.find("software")).extracting(ValueHit::column).containsExactly("category", "name");
    }

    @Test
    void findsWholeValuesOnly() throws IOException {
        assertThat(index.find("cafe")).isEmpty();
        assertThat(index.find("")).isEmpty();
        assertThat(index.find("northern cascade")).isEmpty();
        assertThat(index.size()).isEqualTo(5);
    }

    @Test
    void forgivesOneTypingErrorInEachLongWord() {
        assertThat(values(index, "softwre")).hasSize(2);
        assertThat(values(index, "cafe mueller")).containsExactly("Café  Müller");
        assertThat(values(index, "nothern cascdae tradingg")).containsExactly("Northern Cascade Trading");
        assertThat(index.find("soft")).isEmpty();
        assertThat(index.find("ntrhoern cascade trading")).isEmpty();
    }

    @Test
    void guessesNothingWhereAnErrorCouldBeEitherOfTwoValues() {
        ValueIndex cities = LuceneValueIndex.builder()
                .add(VENDORS, "city", "Lauberg", 3)
                .add(VENDORS, "city", "Laubern", 3)
                .build();
        assertThat(values(cities, "lauber")).isEmpty();
        assertThat(values(cities, "laubberg")).containsExactly("Lauberg");
    }

    @Test
    void isNotChangedByValuesOfColumnsThatDoNotCount() {
        LuceneValueIndex.Builder builder = LuceneValueIndex.builder().add(VENDORS, "city", "Lauberg", 3);
        for (int i = 0; i < 100; i++) {
            builder.add(SECRETS, "city" + i, "Lauberg", 1_000 + i);
        }
        ValueIndex all = builder.add(SECRETS, "city", "Laubern", 9)
                .add(SECRETS, "city", "Lauber", 9)
                .build();
        ValueIndex seen = all.within((table, column) -> table.equals(VENDORS));
        for (String words : List.of("lauberg", "lauber", "laubberg")) {
            assertThat(values(seen, words)).as(words).containsExactly("Lauberg");
        }
        assertThat(seen.find("laubern")).extracting(ValueHit::table).containsExactly(VENDORS);
        assertThat(all.find("lauberg")).hasSize(ValueIndex.MOST_HITS);
    }

    @Test
    void findsValuesOfTwoIndexesTheCommonestFirst() {
        ValueIndex more =
                LuceneValueIndex.builder().add(SECRETS, "kind", "Software", 7).build();
        assertThat(index.and(more).find("software")).extracting(ValueHit::rows).containsExactly(40L, 7L, 1L);
    }
}
