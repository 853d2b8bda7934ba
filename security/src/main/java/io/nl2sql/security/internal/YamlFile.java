package io.nl2sql.security.internal;

import java.io.StringReader;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a YAML text into a tree of {@link YamlValue}s. Nothing is constructed from tags, and size, depth and aliases are
 * bounded.
 */
public final class YamlFile {
    private static final int LARGEST = 2_000_000;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private YamlFile() {}

    /**
     * @param what name of the file in messages, such as "the policy file"
     * @param failure makes the exception from a message
     */
    public static YamlValue read(String text, String what, Function<String, ? extends RuntimeException> failure) {
        Node root = compose(text, what, failure);
        if (root == null) {
            throw failure.apply(what + " is empty");
        }
        return new YamlValue(root, what, failure);
    }

    private static Node compose(String text, String what, Function<String, ? extends RuntimeException> failure) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw failure.apply(place(e) + "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw failure.apply(what + " cannot be read: " + e.getMessage());
        }
    }

    private static String place(MarkedYAMLException e) {
        return e.getProblemMark() == null
                ? ""
                : "line " + (e.getProblemMark().getLine() + 1) + ", column "
                        + (e.getProblemMark().getColumn() + 1) + ": ";
    }
}
