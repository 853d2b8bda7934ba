package io.nl2sql.core.prompt;

/**
 * What a prompt may hold.
 *
 * @param schemaSize characters of the description of tables and columns, about four to a token
 * @param withValues whether stored values that the question names may be told, spelled as they are stored, and the SQL of
 *     earlier questions, which holds such values
 */
public record PromptLimits(int schemaSize, boolean withValues) {}
