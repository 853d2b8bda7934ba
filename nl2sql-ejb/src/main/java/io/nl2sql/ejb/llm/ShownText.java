package io.nl2sql.ejb.llm;

/** A model's words, made fit to be shown and stored: plain text on one line, bounded, without characters that nobody sees. */
final class ShownText {
    private static final String CUT = " …";

    private ShownText() {}

    /** @param most characters kept */
    static String line(String written, int most) {
        StringBuilder line = new StringBuilder();
        boolean space = false;
        for (int codePoint : written.codePoints().toArray()) {
            if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                space = line.length() > 0;
                continue;
            }
            if (isInvisible(codePoint)) {
                continue;
            }
            if (line.length() >= most) {
                return line.append(CUT).toString();
            }
            if (space) {
                line.append(' ');
                space = false;
            }
            line.appendCodePoint(codePoint);
        }
        return line.toString();
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
