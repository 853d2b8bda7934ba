/** Drives the web pages in a real Chromium, as people of the demo company use them. */
package io.nl2sql.tests.browser;
