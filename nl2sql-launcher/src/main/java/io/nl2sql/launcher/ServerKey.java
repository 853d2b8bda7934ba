package io.nl2sql.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;

/** The one private key of a PKCS#12 file, which HTTPS needs. */
final class ServerKey {
    private ServerKey() {}

    /**
     * The key's alias.
     *
     * @throws LaunchException where the file cannot be opened or does not hold just one key: the server itself would
     *     start all the same and then refuse every connection
     */
    static String alias(LaunchSettings.Https https) {
        if (!Files.isReadable(https.keyStore())) {
            throw new LaunchException(
                    LaunchSettings.KEY_STORE + " names " + https.keyStore() + ", which cannot be read");
        }
        List<String> keys = keys(https);
        if (keys.size() != 1) {
            throw new LaunchException(LaunchSettings.KEY_STORE + " must hold one private key with its certificate; "
                    + https.keyStore() + " holds " + (keys.isEmpty() ? "none" : keys.size()));
        }
        return keys.get(0);
    }

    private static List<String> keys(LaunchSettings.Https https) {
        char[] password = https.password().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(https.keyStore().toFile(), password);
            List<String> keys = Collections.list(store.aliases());
            for (String alias : List.copyOf(keys)) {
                if (!store.isKeyEntry(alias)) {
                    keys.remove(alias);
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException(
                    https.keyStore() + " is no key store that opens with " + LaunchSettings.KEY_STORE_PASSWORD, e);
        }
    }
}
