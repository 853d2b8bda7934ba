package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.security.policy.TableName;
import org.junit.jupiter.api.Test;

class MemoryValueIndexTest {
    private static final TableName VENDORS = new TableName("finance", "vendors");
    private final MemoryValueIndex index = MemoryValueIndex.builder()
            .add(VENDORS, "name", "Café  Müller", 1)
            .add(VENDORS, "category", "Software", 40)
            .add(VENDORS, "name", "Software", 1)
            .add(VENDORS, "name", " ", 3)
            .add(VENDORS, "number", "PO-2025-00001", 1)
            .build();

    @Test
    void ignoresCaseAccentsAndPunctuation() {
        assertThat(index.find("cafe muller")).containsExactly(new ValueHit(VENDORS, "name", "Café  Müller", 1));
        assertThat(index.find("po 2025 00001")).extracting(ValueHit::value).containsExactly("PO-2025-00001");
    }

    @Test
    void ranksTheCommonerColumnFirst() {
        assertThat(index.find("software")).extracting(ValueHit::column).containsExactly("category", "name");
    }

    @Test
    void findsWholeValuesOnly() {
        assertThat(index.find("cafe")).isEmpty();
        assertThat(index.find("")).isEmpty();
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void forgivesOneTypingErrorInALongWord() {
        assertThat(index.find("softwre")).hasSize(2);
        assertThat(index.find("cafe mueller")).hasSize(1);
        assertThat(index.find("soft")).isEmpty();
    }
}
