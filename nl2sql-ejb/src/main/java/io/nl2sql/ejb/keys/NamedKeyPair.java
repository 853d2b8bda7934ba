package io.nl2sql.ejb.keys;

import java.security.KeyPair;

/** A key pair and the name that tokens call it by. */
record NamedKeyPair(String keyId, KeyPair pair) {}
