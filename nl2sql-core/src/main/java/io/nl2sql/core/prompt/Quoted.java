package io.nl2sql.core.prompt;

/**
 * Text that somebody else wrote, made fit to stand in a prompt: one line between double quotes that it cannot close, without
 * control, format and other invisible characters, cut to a length.
 */
final class Quoted {
    private static final char CUT = '…';

    private Quoted() {}

    /** @param most characters kept */
    static String text(String written, int most) {
        StringBuilder line = new StringBuilder("\"");
        int kept = 0;
        boolean space = false;
        for (int codePoint : written.strip().codePoints().toArray()) {
            if (isBlank(codePoint)) {
                space = true;
                continue;
            }
            if (isInvisible(codePoint)) {
                continue;
            }
            if (kept >= most) {
                line.append(CUT);
                break;
            }
            if (space) {
                line.append(' ');
                space = false;
            }
            append(line, codePoint);
            kept++;
        }
        return line.append('"').toString();
    }

    private static void append(StringBuilder line, int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            line.append('\\');
        }
        line.appendCodePoint(codePoint);
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Whether the name of a table or column can stand in a prompt as it is. */
    static boolean isPlain(String name) {
        return name.codePoints()
                .noneMatch(codePoint -> isInvisible(codePoint) || isBlank(codePoint) && codePoint != ' ');
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
