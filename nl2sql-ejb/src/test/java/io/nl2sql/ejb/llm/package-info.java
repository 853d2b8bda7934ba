/** Tests of the language model's client against a scripted server. */
package io.nl2sql.ejb.llm;
