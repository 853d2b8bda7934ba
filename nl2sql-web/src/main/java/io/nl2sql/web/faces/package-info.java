/**
 * The web pages' beans: they read what a person typed, hand it to the session beans of {@code ejb}, and turn answers into
 * something that can be shown. They decide nothing about what a person may see.
 */
package io.nl2sql.web.faces;
