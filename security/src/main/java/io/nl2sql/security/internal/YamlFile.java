package io.nl2sql.security.internal;

import java.io.StringReader;
import java.util.function.BiFunction;
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
     * @param failure makes the exception from a place and a message
     */
    public static YamlValue read(
            String text, String what, BiFunction<YamlPlace, String, ? extends RuntimeException> failure) {
        Node root = compose(text, what, failure);
        if (root == null) {
            throw failure.apply(YamlPlace.NOWHERE, what + " is empty");
        }
        YamlValue.Origin origin = new YamlValue.Origin(text.codePoints().toArray(), failure);
        return new YamlValue(root, what, "", origin);
    }

    private static Node compose(
            String text, String what, BiFunction<YamlPlace, String, ? extends RuntimeException> failure) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw failure.apply(YamlPlace.of(e.getProblemMark(), ""), "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw failure.apply(YamlPlace.NOWHERE, what + " cannot be read: " + e.getMessage());
        }
    }
}
