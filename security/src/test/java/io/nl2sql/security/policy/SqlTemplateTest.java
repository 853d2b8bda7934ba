package io.nl2sql.security.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTemplateTest {
    /** Placeholders are shown as {@code ⟨name⟩}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tenant_id = :tenant                | tenant_id = ⟨tenant⟩
            :a = :b                            | ⟨a⟩ = ⟨b⟩
            at::date = :day::date              | at::date = ⟨day⟩::date
            a = ':x' AND b = :x                | a = ':x' AND b = ⟨x⟩
            a = 'it''s :x' AND b = :x          | a = 'it''s :x' AND b = ⟨x⟩
            a = 'back\\' AND b = :x            | a = 'back\\' AND b = ⟨x⟩
            "a:x" = :x                         | "a:x" = ⟨x⟩
            a = $$:x$$ AND b = :x              | a = $$:x$$ AND b = ⟨x⟩
            a = $q$ ' :x $q$ AND b = :x        | a = $q$ ' :x $q$ AND b = ⟨x⟩
            a$b = :x                           | a$b = ⟨x⟩
            a /* :x ' */ = :x                  | a            = ⟨x⟩
            a /* /* :y */ ) */ = :x            | a                  = ⟨x⟩
            a[1:2] = :x                        | a[1:2] = ⟨x⟩
            a = ANY(:regions)                  | a = ANY(⟨regions⟩)
            a - 1 / 2 = :x                     | a - 1 / 2 = ⟨x⟩
            a = :x -- and this :y              | a = ⟨x⟩
            """)
    void findsPlaceholdersOnlyWhereSqlHasValues(String sql, String expected) {
        assertThat(shown(SqlTemplate.parse(sql))).isEqualTo(expected);
    }

    private static String shown(SqlTemplate template) {
        StringBuilder shown = new StringBuilder();
        List<String> texts = template.texts();
        for (int i = 0; i < template.claims().size(); i++) {
            shown.append(texts.get(i))
                    .append('⟨')
                    .append(template.claims().get(i))
                    .append('⟩');
        }
        return shown.append(texts.get(texts.size() - 1)).toString();
    }
}
