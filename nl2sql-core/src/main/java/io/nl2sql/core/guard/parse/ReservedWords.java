package io.nl2sql.core.guard.parse;

import io.nl2sql.core.guard.grammar.PostgresGrammarConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that PostgreSQL keeps from being names of columns and tables, with the parser's kind for each. */
final class ReservedWords {
    private static final List<String> RESERVED = List.of((
            // What pg_get_keywords() gives as reserved,
            "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint"
                    + " create current_catalog current_date current_role current_time current_timestamp"
                    + " current_user default deferrable desc distinct do else end except false fetch for"
                    + " foreign from grant group having in initially intersect into lateral leading limit"
                    + " localtime localtimestamp not null offset on only or order placing primary references"
                    + " returning select session_user some symmetric system_user table then to trailing true"
                    + " union unique user using variadic when where window with "
                    // and as reserved where no function or type can stand.
                    + "authorization binary collation concurrently cross current_schema freeze full ilike inner"
                    + " is isnull join left like natural notnull outer overlaps right similar tablesample"
                    + " verbose "
                    // PostgreSQL takes it as the name of a column, too.
                    + "between")
            .split(" "));

    /** Words that need AS before them where they name what a query selects. */
    private static final Set<String> NOT_BARE = Set.of(
            "char",
            "character",
            "day",
            "filter",
            "hour",
            "minute",
            "month",
            "over",
            "precision",
            "second",
            "varying",
            "within",
            "without",
            "year");

    /** Words of statements and constructs that no query here may hold. */
    private static final Set<String> REFUSED = Set.of(
            "analyse",
            "analyze",
            "authorization",
            "binary",
            "check",
            "collation",
            "column",
            "concurrently",
            "constraint",
            "create",
            "default",
            "deferrable",
            "do",
            "for",
            "foreign",
            "freeze",
            "grant",
            "initially",
            "into",
            "only",
            "primary",
            "references",
            "returning",
            "table",
            "unique",
            "variadic",
            "verbose");

    /** Words that PostgreSQL takes as names and the second parser, without quotes, does not everywhere. */
    private static final Set<String> MISREAD =
            Set.of(("absent between bigint blob bool bpchar bytea connect_by_root csv current decimal distinctrow div"
                            + " double enum errors excludes exists extend fbv file final float force global hugeint ignore import"
                            + " includes int integer interval key long map match_all match_any match_phrase match_phrase_prefix"
                            + " match_regexp member minus nchar nextval nocycle number numeric nvarchar output pivot precision"
                            + " preferring prewhere prior qualify real recursive regexp regexp_like returns rlike sample script"
                            + " sel semi set settings short smallint sql_cache sql_calc_found_rows sql_no_cache statement"
                            + " straight_join ties timestamp_ms timestamp_ns timestamp_s timetz tinyint ubigint uhugeint uinteger"
                            + " unbounded unknown unpivot use usmallint utinyint uuid values varbinary varchar varying verify"
                            + " xmlserialize xor")
                    .split(" "));

    private static final Map<String, Integer> KINDS = kinds();

    private ReservedWords() {}

    static boolean isRefused(String word) {
        return REFUSED.contains(word);
    }

    /** The parser's kind of a reserved word; that of a plain name for any other. */
    static int kind(String word) {
        return KINDS.getOrDefault(word, PostgresGrammarConstants.IDENTIFIER);
    }

    static boolean isReserved(String word) {
        return KINDS.containsKey(word);
    }

    static boolean isMisread(String word) {
        return MISREAD.contains(word);
    }

    static boolean isBareLabel(String word) {
        return !NOT_BARE.contains(word);
    }

    private static Map<String, Integer> kinds() {
        Map<String, Integer> byImage = new HashMap<>();
        String[] images = PostgresGrammarConstants.tokenImage;
        for (int kind = 0; kind < images.length; kind++) {
            byImage.put(images[kind], kind);
        }
        Map<String, Integer> kinds = new HashMap<>();
        for (String word : RESERVED) {
            String image = '"' + word.toUpperCase(java.util.Locale.ROOT) + '"';
            kinds.put(word, byImage.getOrDefault(image, PostgresGrammarConstants.PG_RESERVED));
        }
        return Map.copyOf(kinds);
    }
}
