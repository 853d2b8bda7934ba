package io.nl2sql.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The two archives hold the same modules and libraries. */
class EarContentsIT {
    private static final Path MODULES = Path.of("").toAbsolutePath().getParent();
    private static final Path EAR = MODULES.resolve("nl2sql-ear/target/nl2sql.ear");
    private static final Path WAR = MODULES.resolve("nl2sql-web/target/nl2sql.war");

    private static List<String> jars(Path archive, String folder) throws IOException {
        try (ZipFile file = new ZipFile(archive.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(isJarIn(folder))
                    .map(EarContentsIT::name)
                    .toList();
        }
    }

    private static Predicate<String> isJarIn(String folder) {
        return name -> name.startsWith(folder) && name.endsWith(".jar");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Of the WAR inside the EAR. */
    private static List<String> entriesOfTheSkinnyWar() throws IOException {
        return entriesWithin(EAR, name -> name.equals("nl2sql-web.war"));
    }

    private static List<String> entriesOfTheModelsJar() throws IOException {
        return entriesWithin(WAR, name -> name.startsWith("WEB-INF/lib/onnxruntime"));
    }

    private static List<String> entriesWithin(Path archive, Predicate<String> inner) throws IOException {
        try (ZipFile outer = new ZipFile(archive.toFile());
                InputStream file = outer.getInputStream(outer.stream()
                        .filter(entry -> inner.test(entry.getName()))
                        .findFirst()
                        .orElseThrow());
                ZipInputStream entries = new ZipInputStream(file)) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        }
    }

    @Test
    void holdsEachLibraryOfTheWarExactlyOnce() throws IOException {
        List<String> inEar = new ArrayList<>(jars(EAR, "lib/"));
        entriesOfTheSkinnyWar().stream()
                .filter(isJarIn("WEB-INF/lib/"))
                .map(EarContentsIT::name)
                .forEach(inEar::add);
        List<String> inWar = jars(WAR, "WEB-INF/lib/").stream()
                .filter(name -> !name.startsWith("nl2sql-ejb-"))
                .toList();

        assertThat(inEar).isNotEmpty().containsExactlyInAnyOrderElementsOf(inWar);
    }

    /** What is built on another system holds that system's as well. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void holdsTheModelsLibrariesForLinuxAndForNothingElse() throws IOException {
        assertThat(jars(WAR, "WEB-INF/lib/"))
                .filteredOn(jar -> jar.startsWith("onnxruntime"))
                .hasSize(1);
        List<String> natives = entriesOfTheModelsJar().stream()
                .filter(name -> name.contains("/native/") && !name.endsWith("/"))
                .toList();

        assertThat(natives)
                .anyMatch(name -> name.endsWith("/linux-x64/libonnxruntime.so"))
                .anyMatch(name -> name.endsWith("/linux-aarch64/libonnxruntime.so"))
                .allMatch(name -> name.contains("/native/linux-"));
    }

    @Test
    void describesTheSessionBeansWhereTheyAre() throws IOException {
        assertThat(entriesOfTheSkinnyWar()).doesNotContain("WEB-INF/ejb-jar.xml");
        try (ZipFile ear = new ZipFile(EAR.toFile());
                InputStream descriptor = ear.getInputStream(ear.getEntry("META-INF/application.xml"))) {
            assertThat(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<ejb>nl2sql-ejb.jar</ejb>", "<web-uri>nl2sql-web.war</web-uri>", "version=\"10\"");
        }
    }
}
