/** What a data source holds, and the part of it that one principal may see. */
package io.nl2sql.core.catalog;
