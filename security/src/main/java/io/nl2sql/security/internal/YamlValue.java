package io.nl2sql.security.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a YAML file together with its place in it. Reading is strict: nothing is converted, and whatever YAML 1.1
 * would guess at ({@code yes}, {@code 012}, dates) is refused with a sentence that says what to write instead.
 */
public final class YamlValue {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");

    private final Node node;
    private final String name;
    private final String path;
    private final Origin origin;

    YamlValue(Node node, String name, String path, Origin origin) {
        this.node = node;
        this.name = name;
        this.path = path;
        this.origin = origin;
    }

    /**
     * What all values of a file have in common.
     *
     * @param text the file's characters
     * @param failure makes its exception
     */
    record Origin(int[] text, BiFunction<YamlPlace, String, ? extends RuntimeException> failure) {}

    /** What the value is called in messages. */
    public String name() {
        return name;
    }

    /** Where the value begins. */
    public YamlPlace place() {
        return place(node);
    }

    private YamlPlace place(Node at) {
        return YamlPlace.of(at.getStartMark(), path);
    }

    /** Where a character of {@link #text()} stands in the file. */
    public YamlPlace place(int offset) {
        return node instanceof ScalarNode scalar ? ScalarText.place(origin.text(), scalar, offset, path) : place();
    }

    /** Makes the file's exception, about the place where the value begins. */
    public RuntimeException problem(String message) {
        return origin.failure().apply(place(), message);
    }

    /** Makes the file's exception, about a character of {@link #text()}. */
    public RuntimeException problem(int offset, String message) {
        return origin.failure().apply(place(offset), message);
    }

    private RuntimeException problem(Node at, String message) {
        return origin.failure().apply(place(at), message);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The entries of a mapping, whose keys are free, in the file's order. */
    public Map<String, YamlValue> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(name + " must be a mapping of keys to values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = key(tuple.getKeyNode());
            YamlValue value = new YamlValue(tuple.getValueNode(), "'" + key + "'", pathOf(key), origin);
            if (entries.put(key, value) != null) {
                throw problem(tuple.getKeyNode(), "'" + key + "' stands twice in " + name + "; keep one");
            }
        }
        return entries;
    }

    private String key(Node keyNode) {
        if (keyNode instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.MERGE)) {
            return scalar.getValue();
        }
        throw problem(keyNode, "a key in " + name + " must be plain text");
    }

    /** The entries of a mapping that knows only these keys. */
    public Map<String, YamlValue> entries(String... known) {
        Map<String, YamlValue> entries = entries();
        Set<String> keys = new LinkedHashSet<>(List.of(known));
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String key = key(tuple.getKeyNode());
            if (!keys.contains(key)) {
                throw problem(
                        tuple.getKeyNode(),
                        "unknown key '" + key + "' in " + name + "; known are " + String.join(", ", keys));
            }
        }
        return entries;
    }

    /** The same value under another name in messages. */
    public YamlValue named(String newName) {
        return new YamlValue(node, newName, path, origin);
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether the value is the word {@code null}, quoted or not; an empty place is not. */
    public boolean isNullWord() {
        return node instanceof ScalarNode scalar && scalar.getValue().equals("null");
    }

    public List<YamlValue> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(name + " must be a list, such as [a, b]");
        }
        List<YamlValue> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            String elementPath = path + "[" + elements.size() + "]";
            elements.add(new YamlValue(element, "an element of " + name, elementPath, origin));
        }
        return elements;
    }

    /** A list of different texts that is not empty. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (YamlValue element : elements()) {
            if (!names.add(element.text())) {
                throw element.problem("'" + element.text() + "' stands twice in " + name + "; keep one");
            }
        }
        if (names.isEmpty()) {
            throw problem(name + " must not be empty");
        }
        return names;
    }

    /** Text that is neither empty nor something else that YAML takes for a number, a date or a truth value. */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            throw problem(name + " must be text; put it in quotes");
        }
        if (scalar.getValue().isBlank()) {
            throw problem(name + " must not be empty");
        }
        return scalar.getValue();
    }

    public int integer(int least, int most) {
        if (isPlain(Tag.INT) && INTEGER.matcher(scalarText()).matches()) {
            long value = Long.parseLong(scalarText());
            if (value >= least && value <= most) {
                return (int) value;
            }
        }
        throw problem(name + " must be a whole number from " + least + " to " + most);
    }

    public BigDecimal positiveNumber() {
        if (isNumber() && new BigDecimal(scalarText()).signum() > 0) {
            return new BigDecimal(scalarText());
        }
        throw problem(name + " must be a number above 0");
    }

    public boolean flag() {
        if (isPlain(Tag.BOOL) && Set.of("true", "false").contains(scalarText())) {
            return scalarText().equals("true");
        }
        throw problem(name + " must be true or false");
    }

    /** A text, whole number, decimal number, truth value, or list of these, in Java's types. */
    public Object plain() {
        if (isList()) {
            return elements().stream().map(YamlValue::plainScalar).toList();
        }
        return plainScalar();
    }

    private Object plainScalar() {
        if (isPlain(Tag.STR)) {
            return scalarText();
        }
        if (isPlain(Tag.INT) && INTEGER.matcher(scalarText()).matches()) {
            return Long.valueOf(scalarText());
        }
        if (isNumber()) {
            return new BigDecimal(scalarText());
        }
        if (isPlain(Tag.BOOL)) {
            return flag();
        }
        throw problem(name + " must be text, a number, true or false, or a list of these; put other values in quotes");
    }

    private boolean isNumber() {
        return (isPlain(Tag.INT) && INTEGER.matcher(scalarText()).matches())
                || (isPlain(Tag.FLOAT) && DECIMAL.matcher(scalarText()).matches());
    }

    private boolean isPlain(Tag tag) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(tag);
    }

    private String scalarText() {
        return ((ScalarNode) node).getValue();
    }
}
