package io.nl2sql.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** Passwords made on first use and kept in the data directory, in a file that only its owner may read. */
final class Secrets implements UnaryOperator<String> {
    private static final String FILE = "secrets.properties";
    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final DataDirectory data;
    private final SecureRandom random = new SecureRandom();
    private final Properties kept = new Properties();

    Secrets(DataDirectory data) {
        this.data = data;
        Path file = data.path(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                kept.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("The file " + file + " cannot be read", e);
            }
        }
    }

    /** The password of that name; the same one in every run. */
    @Override
    public synchronized String apply(String name) {
        if (kept.getProperty(name) == null) {
            kept.setProperty(name, password());
            save();
        }
        return kept.getProperty(name);
    }

    /** Sixteen characters of 31, in groups of four: 79 bits. */
    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private void save() {
        try (StringWriter text = new StringWriter()) {
            kept.store(text, "Passwords that NL2SQL made for this data directory");
            data.writePrivately(FILE, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
