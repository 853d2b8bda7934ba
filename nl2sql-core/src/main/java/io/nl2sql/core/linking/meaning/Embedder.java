package io.nl2sql.core.linking.meaning;

/** Turns short texts into vectors whose angle tells how near they are in meaning. Thread-safe; gives the same for the same text. */
interface Embedder extends AutoCloseable {
    /** A vector of length 1. */
    float[] embed(String text);

    @Override
    void close();

    /** Makes an embedder, which takes seconds and fails where its native library cannot be loaded. */
    @FunctionalInterface
    interface Loader {
        /** @throws Exception of any kind, as native code has it */
        Embedder load() throws Exception;
    }
}
