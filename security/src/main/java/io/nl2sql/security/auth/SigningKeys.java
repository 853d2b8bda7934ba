package io.nl2sql.security.auth;

import java.security.KeyPair;

/** The RSA keys, of 2048 bits or more, that all instances of an installation sign tokens with. Thread-safe. */
public interface SigningKeys {
    KeyPair current();

    /** Name of the current key, in the header of tokens. */
    String keyId();
}
