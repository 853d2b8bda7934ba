package io.nl2sql.security.auth;

import io.nl2sql.security.identity.Principal;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * One account of the file.
 *
 * @param principal whom the password proves
 * @param hash where the file holds a hash
 * @param digest SHA-512 of a password that the file holds in clear, so that neither its text nor its length is kept
 */
record LocalAccount(Principal principal, Optional<PasswordHash> hash, byte[] digest) {
    static LocalAccount of(Principal principal, String password) {
        return PasswordHash.looksLikeOne(password)
                ? new LocalAccount(principal, Optional.of(PasswordHash.parse(password)), new byte[0])
                : new LocalAccount(principal, Optional.empty(), digest(password.toCharArray()));
    }

    int iterations() {
        return hash.map(PasswordHash::iterations).orElse(0);
    }

    boolean matches(char[] password) {
        return hash.map(known -> known.matches(password))
                .orElseGet(() -> MessageDigest.isEqual(digest, digest(password)));
    }

    static byte[] digest(char[] password) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-512");
            sha.update(StandardCharsets.UTF_8.encode(CharBuffer.wrap(password)));
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512", e);
        }
    }
}
