package io.nl2sql.security.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the accounts file may hold it: {@code pbkdf2$sha512$iterations$salt$hash}, salt and hash in Base64, the
 * hash PBKDF2 with HMAC-SHA-512 over the password in UTF-8. Python makes one with
 *
 * <pre>
 * python3 -c "import hashlib,base64,os,getpass; b=lambda x:base64.b64encode(x).decode(); s=os.urandom(16); \
 *   print('pbkdf2$sha512$210000$'+b(s)+'$'+b(hashlib.pbkdf2_hmac('sha512',getpass.getpass().encode(),s,210000)))"
 * </pre>
 */
public record PasswordHash(int iterations, String salt, String hash) {
    private static final Pattern FORM =
            Pattern.compile("pbkdf2\\$sha512\\$([0-9]{5,8})\\$([A-Za-z0-9+/]{16,}={0,2})\\$([A-Za-z0-9+/]{40,}={0,2})");
    private static final int USUAL_ITERATIONS = 210_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Hashes a password with a new salt. */
    public static PasswordHash of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = derive(password, salt, USUAL_ITERATIONS, HASH_BYTES);
        Base64.Encoder encoder = Base64.getEncoder();
        return new PasswordHash(USUAL_ITERATIONS, encoder.encodeToString(salt), encoder.encodeToString(hash));
    }

    static boolean looksLikeOne(String text) {
        return text.startsWith("pbkdf2$");
    }

    /** @throws IllegalArgumentException when the text has not exactly the form above */
    static PasswordHash parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the hash must read pbkdf2$sha512$iterations$salt$hash");
        }
        PasswordHash hash = new PasswordHash(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
        if (hash.iterations < 10_000 || hash.iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("the hash must have 10000 to 10000000 iterations");
        }
        Base64.getDecoder().decode(hash.salt);
        Base64.getDecoder().decode(hash.hash);
        return hash;
    }

    boolean matches(char[] password) {
        byte[] expected = Base64.getDecoder().decode(hash);
        byte[] given = derive(password, Base64.getDecoder().decode(salt), iterations, expected.length);
        return MessageDigest.isEqual(expected, given);
    }

    /** Takes the time of so many iterations, so that the answer's time does not tell accounts apart. */
    static void spend(char[] password, int iterations) {
        if (iterations > 0) {
            derive(password, new byte[SALT_BYTES], iterations, HASH_BYTES);
        }
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations, int bytes) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** The form of the accounts file. */
    public String text() {
        return "pbkdf2$sha512$" + iterations + "$" + salt + "$" + hash;
    }

    /** Without the hash, which belongs in no log. */
    @Override
    public String toString() {
        return "PasswordHash[" + iterations + " iterations]";
    }
}
