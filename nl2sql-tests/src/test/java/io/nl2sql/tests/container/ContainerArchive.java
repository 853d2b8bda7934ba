package io.nl2sql.tests.container;

import io.nl2sql.core.testing.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What Arquillian deploys: the product's jars and descriptors without its pages and resources, and the tests. */
final class ContainerArchive {
    private static final String SYSTEM = "container_system";
    private static final String LAB = "container_lab";
    private static final String READER = "container_reader";
    /** Its own in each run: the server's copy is found by it. */
    private static final String NAME = "nl2sql-" + ProcessHandle.current().pid() + ".war";

    private static final String PARTS = "/WEB-INF/(ejb-jar\\.xml|beans\\.xml|lib/(?!primefaces-).*)";

    private ContainerArchive() {}

    /** The archive; also makes the databases, and the settings where arquillian.xml says that they are. */
    static WebArchive with(Class<?>... tests) {
        try {
            createDatabases();
            writeSettings(Files.createDirectories(Path.of("target", "container")));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The container's databases cannot be prepared", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(ContainerArchive::deleteCopies, "delete-container-archive"));
        return ShrinkWrap.create(WebArchive.class, NAME)
                .merge(product(), Filters.include(PARTS))
                .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class))
                .addClasses(tests);
    }

    /** Arquillian leaves the archive behind in the directory for temporary files. */
    private static void deleteCopies() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, "arquillian-payara-micro*")) {
            for (Path directory : found) {
                if (Files.deleteIfExists(directory.resolve("deployments").resolve(NAME))) {
                    Files.delete(directory.resolve("deployments"));
                    Files.delete(directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WebArchive product() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("../nl2sql-web/target/nl2sql.war"));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void createDatabases() throws SQLException {
        TestPostgres.create(
                SYSTEM,
                "CREATE ROLE container_system LOGIN; ALTER DATABASE container_system OWNER TO container_system");
        TestPostgres.create(LAB, """
                CREATE ROLE container_reader LOGIN;
                CREATE TABLE customers (id int PRIMARY KEY, tenant_id int NOT NULL, name text NOT NULL);
                COMMENT ON TABLE customers IS 'Customers of every tenant';
                INSERT INTO customers SELECT n, n % 3, 'customer ' || n FROM generate_series(1, 10) AS n;
                GRANT SELECT ON customers TO container_reader;
                """);
    }

    private static void writeSettings(Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml").toAbsolutePath(), """
                dataSources:
                  lab:
                    tables:
                      public.customers: { roles: [analyst], rows: "tenant_id = :tenant" }
                """);
        Files.write(
                directory.resolve("nl2sql.properties"),
                List.of(
                        "nl2sql.system.url=" + TestPostgres.url(SYSTEM, SYSTEM),
                        "nl2sql.system.user=" + SYSTEM,
                        "nl2sql.system.password=unused",
                        "nl2sql.policy.file=" + policy,
                        "nl2sql.datasource.lab.url=" + TestPostgres.url(LAB, READER),
                        "nl2sql.datasource.lab.user=" + READER,
                        "nl2sql.datasource.lab.password=unused"));
    }
}
