/**
 * The programming interface under {@code /api}: reads requests strictly, hands them to the session beans with the
 * caller's principal, writes the wire contract. No resource catches anything: {@code web.error} translates failures.
 */
package io.nl2sql.web.rest;
