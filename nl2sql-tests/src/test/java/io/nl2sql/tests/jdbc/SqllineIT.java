package io.nl2sql.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A foreign client in a JVM of its own, with its jar and ours and nothing else. */
class SqllineIT {
    private static final Path SQLLINE = Path.of("target", "clients", "sqlline.jar");

    @TempDir
    Path directory;

    private String run(String... commands) throws IOException, InterruptedException {
        Path script = Files.write(directory.resolve("script.sql"), List.of(commands));
        Path output = directory.resolve("output.txt");
        Process sqlline = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + directory,
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        SQLLINE.toAbsolutePath() + File.pathSeparator + DriverJar.path(),
                        "sqlline.SqlLine",
                        "-d",
                        "io.nl2sql.jdbc.Nl2SqlDriver",
                        "-u",
                        JdbcApplication.url("accruals"),
                        "-n",
                        JdbcApplication.PERSON,
                        "-p",
                        JdbcApplication.password(),
                        "--outputFormat=csv",
                        "--force=true",
                        "--run=" + script)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        sqlline.getOutputStream().close();
        if (!sqlline.waitFor(120, TimeUnit.SECONDS)) {
            sqlline.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Test
    void listsWhatThePersonMaySee() throws IOException, InterruptedException {
        assertThat(run("!tables", "!columns regions", "!primarykeys accruals", "!importedkeys accruals", "!quit"))
                .contains("'accruals','finance','employees','TABLE'")
                .contains("'accruals','finance','regions','region_id','4','int4'")
                .contains("'accruals','finance','accruals','accrual_id','1'")
                .contains("'accruals','finance','vendors','vendor_id','accruals','finance','accruals','vendor_id'")
                .doesNotContain("Error:");
    }

    @Test
    void asksEveryMetadataMethodThatItKnows() throws IOException, InterruptedException {
        assertThat(run("!dbinfo", "!metadata getTypeInfo", "!indexes accruals", "!quit"))
                .contains("getDatabaseProductName")
                .contains("NL2SQL")
                .contains("getDriverVersion")
                .doesNotContain("Error:")
                .doesNotContain("Exception");
    }

    @Test
    void asksQuestionsAndSendsSql() throws IOException, InterruptedException {
        assertThat(run(
                        "ASK Top 5 vendors by total accrual amount;",
                        "SELECT * FROM nl('What''s the total accrual amount by region?') q;",
                        "SELECT name FROM regions ORDER BY 1;",
                        "SELECT nothing FROM regions;",
                        "SELECT 40 + 2 AS answer;",
                        "!quit"))
                .contains("'name','total_amount'")
                .containsPattern("'Europe, Middle East and Africa','\\d+\\.\\d\\d'")
                .contains("Generated SQL")
                .contains("The column nothing is unknown.")
                .contains("(state=42703,")
                .contains("'answer'\n'42'");
    }
}
