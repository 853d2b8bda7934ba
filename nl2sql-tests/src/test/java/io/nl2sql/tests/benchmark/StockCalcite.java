package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Calcite as it comes, with PostgreSQL's functions: parses and validates, as a baseline. */
final class StockCalcite {
    private static final SqlParser.Config PARSER = SqlParser.config()
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withConformance(SqlConformanceEnum.LENIENT)
            .withIdentifierMaxLength(63);
    private static final SqlOperatorTable OPERATORS =
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL);

    private final RelDataTypeFactory types = new JavaTypeFactoryImpl();
    private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    private final List<String> path;

    StockCalcite(VisibleCatalog catalog) {
        Map<String, Map<String, Table>> schemas = new HashMap<>();
        for (VisibleTable table : catalog.tables()) {
            schemas.computeIfAbsent(table.name().schema(), schema -> new HashMap<>())
                    .put(table.name().table(), new Typed(row(table)));
        }
        schemas.forEach((name, tables) -> root.add(name, new Fixed(tables)));
        path = catalog.searchPath();
    }

    private RelDataType row(VisibleTable table) {
        RelDataTypeFactory.Builder row = types.builder();
        for (Column column : table.table().columns()) {
            SqlTypeName type =
                    switch (column.type().category()) {
                        case INTEGER -> SqlTypeName.BIGINT;
                        case DECIMAL -> SqlTypeName.DECIMAL;
                        case FLOAT -> SqlTypeName.DOUBLE;
                        case BOOLEAN -> SqlTypeName.BOOLEAN;
                        case DATE -> SqlTypeName.DATE;
                        case TIMESTAMP, TIMESTAMP_WITH_ZONE -> SqlTypeName.TIMESTAMP;
                        case TEXT -> SqlTypeName.VARCHAR;
                        default -> SqlTypeName.ANY;
                    };
            row.add(column.name(), types.createTypeWithNullability(types.createSqlType(type), true));
        }
        return row.build();
    }

    SqlNode validated(String sql) throws SqlParseException {
        SqlNode query = SqlParser.create(sql, PARSER).parseQuery();
        Properties properties = new Properties();
        properties.setProperty("caseSensitive", "true");
        CalciteCatalogReader reader =
                new CalciteCatalogReader(root, path, types, new CalciteConnectionConfigImpl(properties));
        return SqlValidatorUtil.newValidator(
                        OPERATORS,
                        reader,
                        types,
                        SqlValidator.Config.DEFAULT.withConformance(SqlConformanceEnum.LENIENT))
                .validate(query);
    }

    private static final class Fixed extends AbstractSchema {
        private final Map<String, Table> tables;

        Fixed(Map<String, Table> tables) {
            this.tables = tables;
        }

        @Override
        protected Map<String, Table> getTableMap() {
            return tables;
        }
    }

    private static final class Typed extends AbstractTable {
        private final RelDataType row;

        Typed(RelDataType row) {
            this.row = row;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return row;
        }
    }
}
