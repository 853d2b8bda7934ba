package io.nl2sql.core.guard;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** The parser behind the guard: Calcite's Babel grammar over an {@link Analysis}. Thread-safe. */
final class BabelParser {
    /**
     * Calcite's own lenient conformances throw on grouped queries with CASE, so grouping is checked strictly; and
     * PostgreSQL's select items do not see each other's aliases.
     */
    static final SqlConformance CONFORMANCE = new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
        @Override
        public boolean isNonStrictGroupBy() {
            return false;
        }

        @Override
        public SelectAliasLookup isSelectAlias() {
            return SelectAliasLookup.UNSUPPORTED;
        }

        @Override
        public boolean allowCharLiteralAlias() {
            return false;
        }
    };

    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withConformance(CONFORMANCE)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(true)
            .withIdentifierMaxLength(100);

    private BabelParser() {}

    /**
     * Parses one query.
     *
     * @throws SqlParseException with the position where the text stops making sense
     */
    static SqlNode parse(Analysis analysis) throws SqlParseException {
        return SqlParser.create(analysis.text(), CONFIG).parseQuery().accept(new PostfixCasts());
    }
}
