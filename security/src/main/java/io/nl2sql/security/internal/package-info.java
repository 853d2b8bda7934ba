/** Strict reading of our own YAML files, shared by policies and local accounts; nobody else's business. */
package io.nl2sql.security.internal;
