/**
 * Proves who is asking: local accounts, tokens, and the mechanism that tells pages from the programming interface. The
 * one package of this module that uses Jakarta Security.
 */
package io.nl2sql.security.auth;
