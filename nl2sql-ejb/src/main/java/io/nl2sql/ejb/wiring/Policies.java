package io.nl2sql.ejb.wiring;

import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.PolicyFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policy file: read anew at each call, so that a change takes effect with the next refresh. */
final class Policies {
    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

    private final Optional<Path> file;

    Policies(Optional<Path> file) {
        this.file = file;
    }

    /**
     * The policies as they are written now; none where no file is configured.
     *
     * @throws PolicyFileException when the file cannot be read or trusted; details are for the log
     */
    PolicyBook read() {
        if (file.isEmpty()) {
            return PolicyBook.empty();
        }
        try {
            return PolicyFile.parse(Files.readString(file.get(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PolicyFileException("The file that nl2sql.policy.file names cannot be read: " + file.get());
        }
    }

    /** Data sources that the file names; none where it cannot be read. */
    Set<String> dataSources() {
        try {
            return read().dataSources();
        } catch (PolicyFileException e) {
            LOG.debug("The policy file cannot be read", e);
            return Set.of();
        }
    }

    /** The file's name without its directory. */
    String name() {
        return file.map(path -> String.valueOf(path.getFileName())).orElse("no policy file");
    }
}
