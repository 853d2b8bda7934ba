package io.nl2sql.core.guard.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
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
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Resolves the names of a loosened query with Calcite's validator, over the tables that the query may use. */
public final class NameResolver {
    private static final RelDataTypeFactory TYPES = new JavaTypeFactoryImpl();
    /** The type of everything but conditions. */
    static final RelDataType ANY = nullable(SqlTypeName.ANY);

    static final RelDataType BOOLEAN = nullable(SqlTypeName.BOOLEAN);

    /** By the table's identity, as long as somebody may see it. */
    private static final Cache<VisibleTable, AnyTable> KNOWN =
            Caffeine.newBuilder().weakKeys().build();

    private static final CalciteConnectionConfigImpl CASE_SENSITIVE = caseSensitive();
    /**
     * Calcite's own lenient conformances throw on grouped queries with CASE, so grouping is checked strictly; and
     * PostgreSQL's select items do not see each other's aliases.
     */
    private static final SqlConformance CONFORMANCE = new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
        @Override
        public boolean isNonStrictGroupBy() {
            return false;
        }

        @Override
        public SelectAliasLookup isSelectAlias() {
            return SelectAliasLookup.UNSUPPORTED;
        }
    };

    private static final SqlValidator.Config CONFIG = SqlValidator.Config.DEFAULT
            .withConformance(CONFORMANCE)
            .withCallRewrite(false)
            .withTypeCoercionEnabled(false)
            .withLenientOperatorLookup(false);

    /** What joins queries and groups; expressions bring their own operators. */
    private static final SqlOperatorTable STRUCTURE = SqlOperatorTables.of(
            SqlStdOperatorTable.UNION,
            SqlStdOperatorTable.UNION_ALL,
            SqlStdOperatorTable.INTERSECT,
            SqlStdOperatorTable.INTERSECT_ALL,
            SqlStdOperatorTable.EXCEPT,
            SqlStdOperatorTable.EXCEPT_ALL,
            SqlStdOperatorTable.ROW,
            // USING merges columns with it.
            SqlStdOperatorTable.COALESCE,
            SqlStdOperatorTable.GROUPING_SETS,
            SqlStdOperatorTable.ROLLUP,
            SqlStdOperatorTable.CUBE);

    private NameResolver() {}

    /**
     * Resolves every name; mutates the query.
     *
     * @throws org.apache.calcite.runtime.CalciteContextException for the first name or scope that is wrong
     */
    public static void resolve(SqlNode loosened, List<TableUse> tables) {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        bySchema(tables).forEach((name, content) -> root.add(name, new Tables(content)));
        CalciteCatalogReader reader = new CalciteCatalogReader(root, List.of(), TYPES, CASE_SENSITIVE);
        SqlValidatorUtil.newValidator(STRUCTURE, reader, TYPES, CONFIG).validate(loosened);
    }

    private static Map<String, Map<String, Table>> bySchema(List<TableUse> uses) {
        Map<String, Map<String, Table>> schemas = new HashMap<>();
        for (TableUse use : uses) {
            schemas.computeIfAbsent(use.table().name().schema(), schema -> new HashMap<>())
                    .put(use.table().name().table(), KNOWN.get(use.table(), AnyTable::of));
        }
        return schemas;
    }

    private static CalciteConnectionConfigImpl caseSensitive() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteConnectionConfigImpl(properties);
    }

    private static final class Tables extends AbstractSchema {
        private final Map<String, Table> tables;

        Tables(Map<String, Table> tables) {
            this.tables = tables;
        }

        @Override
        protected Map<String, Table> getTableMap() {
            return tables;
        }
    }

    private static RelDataType nullable(SqlTypeName type) {
        return TYPES.createTypeWithNullability(TYPES.createSqlType(type), true);
    }

    /** Its columns are of no type in particular. */
    private static final class AnyTable extends AbstractTable {
        private final RelDataType row;

        private AnyTable(RelDataType row) {
            this.row = row;
        }

        static AnyTable of(VisibleTable table) {
            RelDataTypeFactory.Builder row = TYPES.builder();
            for (Column column : table.table().columns()) {
                row.add(column.name(), ANY);
            }
            return new AnyTable(row.build());
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory types) {
            return row;
        }
    }
}
