package io.nl2sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTest {
    private final Driver driver = new Nl2SqlDriver();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:nl2sql:                          | The host is missing
                    jdbc:nl2sql:localhost/x               | The host is missing
                    jdbc:nl2sql:///x                      | The host is missing
                    jdbc:nl2sql://ann@host/x              | characters that a host cannot have
                    jdbc:nl2sql://a b/x                   | characters that a host cannot have
                    jdbc:nl2sql://under_score/x           | not one that a computer can have
                    jdbc:nl2sql://host:/x                 | The port is not a number
                    jdbc:nl2sql://host:0/x                | The port is not a number
                    jdbc:nl2sql://host:65536/x            | The port is not a number
                    jdbc:nl2sql://host:http/x             | The port is not a number
                    jdbc:nl2sql://host/x/y                | one name only after the host
                    jdbc:nl2sql://host/x%2                | two hexadecimal digits
                    jdbc:nl2sql://host/x?ssl              | key=value pairs
                    jdbc:nl2sql://host/x?=1               | key=value pairs
                    jdbc:nl2sql://host/x?ssl=true&        | key=value pairs
                    jdbc:nl2sql://host/x?ssl=true&ssl=false | is given twice
                    jdbc:nl2sql://host/x?SSL=true         | One of its properties is unknown
                    jdbc:nl2sql://host/x?ssl=yes          | 'ssl' must be one of true, false
                    jdbc:nl2sql://host/x?mode=SQL         | 'mode' must be one of auto, nl, sql
                    jdbc:nl2sql://host/x?fetchSize=-1     | 'fetchSize' must be a whole number from 0
                    jdbc:nl2sql://host/x?socketTimeout=1s | 'socketTimeout' must be a whole number from 0
                    jdbc:nl2sql://host/x?sslRootCert=/no/such/file.pem&user=a&password=b | 'sslRootCert' must name a readable PEM file
                    """)
    void saysWhatIsWrongWithAUrl(String url, String reason) {
        Properties ann = new Properties();
        ann.setProperty("user", "ann");
        ann.setProperty("password", "x");
        assertThatThrownBy(() -> driver.connect(url, ann))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(reason)
                .satisfies(QueryTest.hasState("08001"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:nl2sql://localhost:8080/accruals   | false
                    jdbc:nl2sql://LOCALHOST/accruals        | false
                    jdbc:nl2sql://127.0.0.1/                | false
                    jdbc:nl2sql://127.1.2.3                 | false
                    jdbc:nl2sql://[::1]:8080/accruals       | false
                    jdbc:nl2sql://db.example:8443/accruals  | true
                    jdbc:nl2sql://10.0.0.1/accruals         | true
                    jdbc:nl2sql://localhost.example/x       | true
                    jdbc:nl2sql://localhost/x?ssl=true      | true
                    jdbc:nl2sql://db.example/x?ssl=false    | false
                    """)
    void usesTlsEverywhereButOnThisMachine(String url, String tls) throws SQLException {
        assertThat(property(driver.getPropertyInfo(url, new Properties()), "ssl").value)
                .isEqualTo(tls);
    }

    private static DriverPropertyInfo property(DriverPropertyInfo[] all, String name) {
        return Arrays.stream(all)
                .filter(property -> property.name.equals(name))
                .findAny()
                .orElseThrow();
    }

    @Test
    void isFoundByTheDriverManager() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:nl2sql://localhost/x")).isInstanceOf(Nl2SqlDriver.class);
    }

    @Test
    void leavesOtherUrlsToOthers() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:postgresql://localhost/x")).isFalse();
        assertThat(driver.connect("jdbc:postgresql://localhost/x", null)).isNull();
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLNonTransientConnectionException.class);
    }

    @Test
    void listsAllPropertiesWhateverHasBeenTyped() throws SQLException {
        Properties typed = new Properties();
        typed.setProperty("password", "secret");
        typed.setProperty("mode", "sql");
        for (String url : new String[] {null, "", "jdbc:nl2sql:", "jdbc:nl2sql://host:x", "jdbc:nl2sql://h/x"}) {
            DriverPropertyInfo[] all = driver.getPropertyInfo(url, typed);
            assertThat(all)
                    .extracting(property -> property.name)
                    .containsExactly(
                            "user",
                            "password",
                            "token",
                            "ssl",
                            "sslRootCert",
                            "mode",
                            "connectTimeout",
                            "socketTimeout",
                            "loginTimeout",
                            "queryTimeout",
                            "fetchSize",
                            "applicationName",
                            "databaseProductName");
            assertThat(all)
                    .allSatisfy(property -> assertThat(property.description).isNotBlank());
            assertThat(property(all, "password").value).isNull();
            assertThat(property(all, "mode").value).isEqualTo("sql");
            assertThat(property(all, "mode").choices).containsExactly("auto", "nl", "sql");
        }
    }

    @Test
    void knowsItsVersion() {
        assertThat(driver.getMajorVersion() + driver.getMinorVersion()).isPositive();
        assertThat(driver.jdbcCompliant()).isFalse();
    }
}
