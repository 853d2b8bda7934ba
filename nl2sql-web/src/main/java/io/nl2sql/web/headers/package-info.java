/** What every answer tells the browser about what it may do with it. */
package io.nl2sql.web.headers;
