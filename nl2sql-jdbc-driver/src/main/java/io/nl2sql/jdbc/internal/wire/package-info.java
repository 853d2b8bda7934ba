/** The conversation with the server: HTTP, JSON, frames, and what failures of them mean as {@code SQLException}. */
package io.nl2sql.jdbc.internal.wire;
