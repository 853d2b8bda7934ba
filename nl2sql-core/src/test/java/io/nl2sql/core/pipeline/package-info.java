/** The pipeline with fakes at its ports. */
package io.nl2sql.core.pipeline;
