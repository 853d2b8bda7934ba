package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Texts that are made to keep a guard busy: by name, over customers and orders. */
public final class AdversarialTexts {
    /** What ends before a parser is asked. */
    private static final Map<String, String> REFUSED = refused();
    /** As much as the bounds let through. */
    private static final Map<String, String> READ = read();

    private AdversarialTexts() {}

    public static VisibleCatalog catalog() {
        return SampleShop.catalog();
    }

    static Map<String, String> refusedOnes() {
        return REFUSED;
    }

    static Map<String, String> readOnes() {
        return READ;
    }

    /** The text of this name. */
    public static String named(String name) {
        String text = REFUSED.getOrDefault(name, READ.get(name));
        if (text == null) {
            throw new IllegalArgumentException("No adversarial text is called " + name);
        }
        return text;
    }

    private static Map<String, String> refused() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("parentheses-1000", "select " + "(".repeat(1_000) + "1" + ")".repeat(1_000));
        texts.put("or-10000", "select id from customers where " + "id=1 or ".repeat(10_000) + "id=2");
        texts.put("in-list-100000", "select id from customers where id in (1" + ",1".repeat(100_000) + ")");
        texts.put("literal-1mb", "select '" + "x".repeat(1_000_000) + "'");
        texts.put("minus-5000", "select " + "- ".repeat(5_000) + "1");
        texts.put("semicolons", ";".repeat(90_000));
        texts.put("open-parentheses", "(".repeat(90_000));
        texts.put("quotes", "'".repeat(99_999));
        texts.put("comments", "/*".repeat(49_000));
        texts.put("dots", "select a" + ".a".repeat(4_000) + " from customers");
        texts.put("brackets", "select id" + "[1]".repeat(2_000) + " from customers");
        texts.put("items-5000", "select 1" + ",1".repeat(4_900) + " from customers");
        texts.put("combining-marks", "select '" + "\u0301".repeat(50_000) + "', \"" + "é".repeat(20_000) + "\"");
        texts.put("unknown-names-4900", "select id from customers where id in (n0" + numbered(",n", 4_900) + ")");
        texts.put("unknown-names-390", "select id" + numbered(", nope", 390) + " from customers");
        texts.put("unknown-functions-390", "select id" + numbered(", nofunction", "(1)", 390) + " from customers");
        texts.put("stars-through-with", with(40, "select * from customers", "select * from c# a, c# b"));
        texts.put(
                "tables-through-union", "select id from customers" + " union all select id from customers".repeat(70));
        return texts;
    }

    private static Map<String, String> read() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("parentheses-58", nested(58, "1", inner -> "(" + inner + ")", "select ", ""));
        texts.put("or-240", "select id from customers where " + "id = 1 or ".repeat(240) + "id = 2");
        texts.put("in-list-1000", "select id from customers where id in (1" + ",1".repeat(1_000) + ")");
        texts.put("in-list-4800", "select id from customers where id in (1" + ",1".repeat(4_800) + ")");
        texts.put("literal-99000", "select '" + "x".repeat(99_000) + "'");
        texts.put(
                "nested-in-55",
                nested(
                        55,
                        "select id from customers",
                        inner -> "select id from customers where id in (" + inner + ")"));
        texts.put(
                "nested-from-58", nested(58, "select id from customers", inner -> "select id from (" + inner + ") t"));
        texts.put("coalesce-57", nested(57, "id", inner -> "coalesce(" + inner + ", 1)", "select ", " from customers"));
        texts.put(
                "case-57",
                nested(
                        57,
                        "id",
                        inner -> "case when " + inner + " = 1 then 1 else 2 end",
                        "select ",
                        " from customers"));
        texts.put(
                "not-57",
                nested(57, "id = 1", inner -> "(not " + inner + " and id > 0)", "select id from customers where ", ""));
        texts.put("with-40", with(40, "select 1 as x from customers", "select a.x from c# a, c# b"));
        texts.put("union-58", "select id from customers" + " union all select id from customers".repeat(58));
        texts.put("casts-240", "select id" + "::text".repeat(240) + " from customers");
        texts.put("concat-490", "select name" + " || name".repeat(490) + " from customers");
        texts.put("values-1500", "select * from (values (1,'a')" + ",(1,'a')".repeat(1_500) + ") v");
        texts.put(
                "rows-in-900", "select id from customers where (id, name) in ((1,'a')" + ",(1,'a')".repeat(900) + ")");
        texts.put("between-110", "select id from customers where " + "id between 1 and 2 and ".repeat(110) + "true");
        texts.put(
                "windows-99",
                "select id" + ", sum(id) over (partition by id order by id)".repeat(99) + " from customers");
        texts.put("pattern", "select id from customers where name ~ '" + "(a+)+".repeat(5_000) + "b'");
        return texts;
    }

    private static String numbered(String before, int number) {
        return numbered(before, "", number);
    }

    private static String numbered(String before, String after, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(before).append(i).append(after);
        }
        return text.toString();
    }

    private static String nested(int depth, String innermost, UnaryOperator<String> around) {
        return nested(depth, innermost, around, "", "");
    }

    private static String nested(
            int depth, String innermost, UnaryOperator<String> around, String before, String after) {
        String text = innermost;
        for (int i = 0; i < depth; i++) {
            text = around.apply(text);
        }
        return before + text + after;
    }

    /** @param next reads the one before, which it calls {@code c#} */
    private static String with(int number, String first, String next) {
        StringBuilder text = new StringBuilder("with c0 as (" + first + ")");
        for (int i = 1; i < number; i++) {
            text.append(", c" + i + " as (" + next.replace("c#", "c" + (i - 1)) + ")");
        }
        return text + " select count(*) from c" + (number - 1);
    }
}
