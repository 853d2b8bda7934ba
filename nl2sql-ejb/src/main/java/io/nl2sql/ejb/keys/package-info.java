/** The signing keys of access tokens, kept in the system database so that every instance signs alike. */
package io.nl2sql.ejb.keys;
