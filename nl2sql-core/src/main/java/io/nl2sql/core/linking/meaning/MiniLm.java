package io.nl2sql.core.linking.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence model all-MiniLM-L6-v2 in eight-bit numbers, run by ONNX Runtime on the processor, one text at a time: in a
 * batch the scale of the numbers, and so the result, would depend on the other texts.
 */
final class MiniLm implements Embedder {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final int LONGEST_COMMAND = 3_000;
    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"\\s*:\\s*(\\d+)");

    private final OrtEnvironment environment;
    /** Must outlive the session. */
    private final OrtSession.SessionOptions options;

    private final OrtSession session;
    private final WordPiece pieces;
    /** Native memory must not be given back while somebody computes with it. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private MiniLm(
            OrtEnvironment environment, OrtSession.SessionOptions options, OrtSession session, WordPiece pieces) {
        this.environment = environment;
        this.options = options;
        this.session = session;
        this.pieces = pieces;
    }

    /** Takes about a second. */
    static MiniLm load() throws OrtException, IOException {
        refuseLongCommand(Path.of("/proc/self/cmdline"));
        WordPiece pieces = new WordPiece(vocabulary(new String(resource(TOKENIZER), StandardCharsets.UTF_8)));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new MiniLm(environment, options, environment.createSession(resource(MODEL), options), pieces);
        } catch (OrtException | IOException e) {
            options.close();
            throw e;
        }
    }

    /** This version of ONNX Runtime ends the whole process while it starts in one with a very long command line. */
    static void refuseLongCommand(Path command) throws IOException {
        if (Files.exists(command) && Files.readAllBytes(command).length > LONGEST_COMMAND) {
            throw new IOException("the command line of this process has more than " + LONGEST_COMMAND
                    + " bytes; an argument file (java @file) shortens it");
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MiniLm.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The model's file " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static Map<String, Long> vocabulary(String json) {
        Map<String, Long> vocabulary = new HashMap<>();
        Matcher piece = PIECE.matcher(json.substring(json.indexOf("\"vocab\"")));
        while (piece.find()) {
            vocabulary.put(piece.group(1).replaceAll("\\\\(.)", "$1"), Long.valueOf(piece.group(2)));
        }
        return vocabulary;
    }

    @Override
    public float[] embed(String text) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The sentence model is closed");
            }
            return run(text);
        } finally {
            use.readLock().unlock();
        }
    }

    private float[] run(String text) {
        long[] numbers = pieces.numbers(text);
        long[] all = new long[numbers.length];
        Arrays.fill(all, 1);
        try (OnnxTensor tokens = tensor(numbers);
                OnnxTensor mask = tensor(all);
                OnnxTensor types = tensor(new long[numbers.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            return mean(states[0]);
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model failed", e);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {numbers});
    }

    private static float[] mean(float[][] states) {
        float[] sum = new float[states[0].length];
        for (float[] state : states) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += state[i];
            }
        }
        double square = 0;
        for (float value : sum) {
            square += value * value;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= length;
        }
        return sum;
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
                options.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model cannot be closed", e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
