package io.nl2sql.core.embedded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Are there shops without bills? Which ones?" asks one thing: which shops are without bills. */
final class WhichOnes {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\s*+(?:are|is|were|was) there (?:any )?([^?]+)\\?\\s*+(?:(?:and )?if so,? |and )?(?:which|what|who)(?: ones| are they| are those)?\\s*+\\??+\\s*+");

    private WhichOnes() {}

    /** The question in one sentence; as it is where it is another. */
    static String inOne(String question) {
        Matcher asked = ASKED.matcher(question);
        return asked.matches() ? "Which " + asked.group(1).strip() + "?" : question;
    }
}
