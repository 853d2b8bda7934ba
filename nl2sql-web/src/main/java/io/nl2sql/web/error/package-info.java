/** The one place where failures become HTTP: status, problem document, headers. */
package io.nl2sql.web.error;
