/** Tests that run inside the container, beside the session beans, on Payara Micro by Arquillian. */
package io.nl2sql.tests.container;
