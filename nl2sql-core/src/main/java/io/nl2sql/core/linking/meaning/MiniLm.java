package io.nl2sql.core.linking.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence model all-MiniLM-L6-v2 in eight-bit numbers, run by ONNX Runtime on the processor, one text at a time: in a
 * batch the scale of the numbers, and so the result, would depend on the other texts.
 */
final class MiniLm implements Embedder {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"\\s*:\\s*(\\d+)");

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece pieces;

    private MiniLm(OrtEnvironment environment, OrtSession session, WordPiece pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /** Takes about a second. */
    static MiniLm load() throws OrtException, IOException {
        WordPiece pieces = new WordPiece(vocabulary(new String(resource(TOKENIZER), StandardCharsets.UTF_8)));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            return new MiniLm(environment, environment.createSession(resource(MODEL), options), pieces);
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
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model cannot be closed", e);
        }
    }
}
