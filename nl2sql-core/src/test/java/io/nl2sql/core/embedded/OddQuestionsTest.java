package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.Generation;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type that is no plain question: each gets the reply that helps. */
class OddQuestionsTest {
    private static Company company;

    @BeforeAll
    static void createCompany() throws SQLException {
        company = Company.create();
    }

    private static String reason(String question) {
        Generation generation = company.ask(question);
        assertThat(generation).isInstanceOf(Generation.Declined.class);
        return ((Generation.Declined) generation).reason();
    }

    @Test
    void answersATableOrAValueAlone() {
        assertThat(company.ask("vendors")).isInstanceOf(Generation.Generated.class);
        assertThat(company.ask("vendors emea")).isInstanceOf(Generation.Generated.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from accruals",
                "'; DROP TABLE finance.accruals; --",
                "how many vendors' or 1=1 --",
                "vendors' or 'a'='a",
                "vendors union select password from users"
            })
    void tellsSqlFromQuestions(String question) {
        assertThat(reason(question)).contains("looks like SQL");
    }

    @Test
    void refusesToChangeData() {
        assertThat(reason("please delete all accruals")).contains("never changed");
    }

    @Test
    void offersSeveralQuestionsOneByOne() {
        assertThat(company.ask("How many vendors are there? Which region has the most vendors?"))
                .isInstanceOfSatisfying(
                        Generation.Clarification.class,
                        back -> assertThat(back.choices())
                                .containsExactly("How many vendors are there?", "Which region has the most vendors?"));
        assertThat(company.ask("how many accruals are there and who are the vendors, and what is the average amount?"))
                .isInstanceOfSatisfying(
                        Generation.Clarification.class,
                        back -> assertThat(back.choices())
                                .containsExactly(
                                        "how many accruals are there?",
                                        "who are the vendors?",
                                        "what is the average amount?"));
    }

    @Test
    void readsTwoSentencesAsOneWhereTheSecondNeedsTheFirst() {
        assertThat(SeveralQuestions.in("Which vendors are in EMEA? How many of them are active?"))
                .isEmpty();
        assertThat(SeveralQuestions.in("How many accruals are open, and how much do they add up to?"))
                .isEmpty();
    }

    @Test
    void saysWhatIsKnownOfTheTableWhereAColumnDoesNotExist() {
        assertThat(reason("show me the shoe size of employees"))
                .contains("is called \"shoe size\"")
                .contains("What is known of employees: ")
                .contains("hire date");
    }

    @Test
    void saysThatNothingIsCalledSoWhereAValueDoesNotExist() {
        assertThat(reason("which vendors are in Atlantis")).contains("No table, column or value that you may see");
    }

    @Test
    void saysWhichLanguageIsUnderstoodWhereNoWordIs() {
        assertThat(reason("combien de fournisseurs y a-t-il")).contains("understood in English");
    }

    @Test
    void refusesAQuestionAsLongAsAPage() {
        assertThat(reason("show all accruals of all vendors ".repeat(100))).contains("more than 100 words");
    }

    /** Contractions are longer once they are spelled out, signs of possession shorter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "which accruals weren't posted and didn't get reversed and aren't open in 2025",
                "the vendors' and the regions' and the accruals' total amount since 2025",
                "what isn't, wasn't, doesn't and can't be accrued last month?"
            })
    void keepsItsPlaceInATextWithContractions(String question) {
        assertThat(company.ask(question)).isNotNull();
    }

    @Test
    void doesNotCountEachThingOnceToFindTheMostCommon() {
        assertThat(company.ask("most popular vendors")).isNotInstanceOf(Generation.Generated.class);
    }

    @Test
    void readsThroughLongBlanks() {
        String blanks = " ".repeat(3_900);
        assertThat(company.ask("list vendors sorted by name," + blanks + "country"))
                .isNotNull();
        assertThat(company.ask("are there vendors" + blanks + "x")).isNotNull();
    }
}
