package io.nl2sql.security.internal;

import org.yaml.snakeyaml.error.Mark;

/**
 * A place in a YAML file.
 *
 * @param line from 1; 0 where no place is known
 * @param column from 1; 0 where no place is known
 * @param path keys from the top with dots between, such as {@code users[0].password}; empty at the top
 */
public record YamlPlace(int line, int column, String path) {
    static final YamlPlace NOWHERE = new YamlPlace(0, 0, "");

    static YamlPlace of(Mark mark, String path) {
        return mark == null ? NOWHERE : new YamlPlace(mark.getLine() + 1, mark.getColumn() + 1, path);
    }

    /** The message with the place before it, where one is known. */
    public String before(String message) {
        return line == 0 ? message : "line " + line + ", column " + column + ": " + message;
    }
}
