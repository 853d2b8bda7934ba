package io.nl2sql.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The compiled classes, generated ones aside, and the source files of all modules, found by their place in the repository. */
final class Sources {
    static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    static final List<String> MODULES =
            List.of("security", "nl2sql-core", "nl2sql-ejb", "nl2sql-web", "nl2sql-launcher", "nl2sql-jdbc-driver");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/io/nl2sql/core/guard/grammar/"))
            .importPaths(MODULES.stream()
                    .map(module -> REPOSITORY.resolve(module).resolve("target/classes"))
                    .toList());

    private Sources() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    /** Main source files, package descriptions aside. */
    static long files() {
        return MODULES.stream()
                .map(module -> REPOSITORY.resolve(module).resolve("src/main/java"))
                .mapToLong(Sources::count)
                .sum();
    }

    private static long count(Path directory) {
        Predicate<Path> isSource = file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java");
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(isSource).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
