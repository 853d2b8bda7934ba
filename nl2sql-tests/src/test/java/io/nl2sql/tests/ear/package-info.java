/** The EAR, deployed on a full Payara Server the way an administrator does it. */
package io.nl2sql.tests.ear;
