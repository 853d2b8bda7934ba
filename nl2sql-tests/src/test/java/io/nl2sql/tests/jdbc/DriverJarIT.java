package io.nl2sql.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriverJarIT {
    private static final int JAVA_11 = 55;
    private static final int MAGIC = 0xCAFEBABE;

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(DriverJar.path())).isLessThan(200_000);
    }

    @Test
    void runsOnJava11AndHasAModuleName() throws IOException {
        try (JarFile jar = new JarFile(DriverJar.path().toFile());
                Stream<JarEntry> entries = jar.stream()) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("io.nl2sql.jdbc");
            assertThat(entries.filter(entry -> entry.getName().endsWith(".class")))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(entry -> assertThat(version(jar, entry)).isEqualTo(JAVA_11));
        }
    }

    private static int version(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            assertThat(in.readInt()).isEqualTo(MAGIC);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }

    @Test
    void worksInAClassLoaderOfItsOwn() throws IOException, SQLException {
        try (URLClassLoader alone = new URLClassLoader(
                new URL[] {DriverJar.path().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = ServiceLoader.load(Driver.class, alone).findFirst().orElseThrow();
            assertThat(driver.getClass().getClassLoader()).isSameAs(alone);
            assertThat(driver.acceptsURL("jdbc:nl2sql://localhost/x")).isTrue();
            assertThat(driver.getPropertyInfo("jdbc:nl2sql://localhost/x", new Properties()))
                    .isNotEmpty();
            assertThatThrownBy(() -> driver.connect("jdbc:nl2sql://localhost/x?mode=no", new Properties()))
                    .hasMessageContaining("'mode'");
        }
    }
}
