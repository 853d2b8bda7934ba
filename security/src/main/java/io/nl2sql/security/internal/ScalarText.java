package io.nl2sql.security.internal;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds the characters of a scalar's text in the file. Quotes, escapes, folding and indentation change white space and
 * little else, so that characters other than white space are counted on both sides.
 */
final class ScalarText {
    private final int[] file;
    private final ScalarStyle style;
    private int at;
    private int line;
    private int column;

    private ScalarText(int[] file, ScalarNode scalar) {
        Mark start = scalar.getStartMark();
        this.file = file;
        this.style = scalar.getScalarStyle();
        this.at = start.getIndex();
        this.line = start.getLine();
        this.column = start.getColumn();
    }

    static YamlPlace place(int[] file, ScalarNode scalar, int offset, String path) {
        String text = scalar.getValue();
        int end = Math.min(offset, text.length());
        int wished = (int) text.substring(0, end)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .count();
        return new ScalarText(file, scalar).find(wished, path);
    }

    private YamlPlace find(int wished, String path) {
        skipOpening();
        for (int seen = 0; seen < wished && at < file.length; ) {
            seen += character() ? 1 : 0;
        }
        YamlPlace place = here(path);
        while (at < file.length && !character()) {
            place = here(path);
        }
        return place;
    }

    private YamlPlace here(String path) {
        return new YamlPlace(line + 1, column + 1, path);
    }

    /** The quote, or the line of a block's header. */
    private void skipOpening() {
        switch (style) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> step();
            case LITERAL, FOLDED -> {
                while (at < file.length && file[at] != '\n') {
                    step();
                }
            }
            default -> {}
        }
    }

    /** Takes one character with its escape; whether it is none of white space. */
    private boolean character() {
        int first = file[at];
        step();
        if (style == ScalarStyle.SINGLE_QUOTED && first == '\'') {
            step();
        } else if (style == ScalarStyle.DOUBLE_QUOTED && first == '\\') {
            return escape();
        }
        return !Character.isWhitespace(first);
    }

    private boolean escape() {
        int letter = file[at];
        step();
        int digits =
                switch (letter) {
                    case 'x' -> 2;
                    case 'u' -> 4;
                    case 'U' -> 8;
                    default -> 0;
                };
        for (int i = 0; i < digits; i++) {
            step();
        }
        return "ntrvf NL_P \t\n".indexOf(letter) < 0;
    }

    private void step() {
        if (at < file.length && file[at] == '\n') {
            line++;
            column = 0;
        } else {
            column++;
        }
        at++;
    }
}
