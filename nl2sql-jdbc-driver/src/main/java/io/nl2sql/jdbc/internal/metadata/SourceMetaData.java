package io.nl2sql.jdbc.internal.metadata;

import io.nl2sql.jdbc.internal.result.Unwrapping;
import io.nl2sql.jdbc.internal.settings.Build;
import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** One data source, as its caller may see it; its name is the only catalog. Thread-safe. */
public final class SourceMetaData extends EmptyLists {
    private static final String POSTGRESQL = "PostgreSQL";
    private static final int LONGEST_APPLICATION_NAME = 63;

    private final Connection connection;
    private final ConnectionSettings settings;
    private final Map<String, String> session;
    private final TableLists tables;
    private final ColumnLists columns;
    private final KeyLists keys;

    /**
     * Describes the source of a connection.
     *
     * @param session what the server says about it, by the names of the wire contract
     */
    public SourceMetaData(
            Connection connection, ConnectionSettings settings, Map<String, String> session, Lookup lookup) {
        this.connection = connection;
        this.settings = settings;
        this.session = session;
        this.tables = new TableLists(catalog(), lookup);
        this.columns = new ColumnLists(catalog(), lookup);
        this.keys = new KeyLists(catalog(), lookup);
    }

    private String catalog() {
        return session.getOrDefault("dataSource", "");
    }

    /** Tools that do not know the catalog send null, nothing or any. */
    private boolean isOther(String catalog) {
        return catalog != null && !catalog.isEmpty() && !catalog.equals("%") && !catalog.equals(catalog());
    }

    @Override
    public String getURL() {
        return settings.publicUrl();
    }

    @Override
    public String getUserName() {
        return session.getOrDefault("user", "");
    }

    @Override
    public String getDatabaseProductName() {
        return settings.text(Setting.DATABASE_PRODUCT_NAME);
    }

    /** Who asks for PostgreSQL by name wants to know which. */
    @Override
    public String getDatabaseProductVersion() {
        String name = getDatabaseProductName().equals(POSTGRESQL) ? "databaseVersion" : "productVersion";
        return session.getOrDefault(name, "");
    }

    @Override
    public int getDatabaseMajorVersion() {
        return Build.number(getDatabaseProductVersion(), 1);
    }

    @Override
    public int getDatabaseMinorVersion() {
        return Build.number(getDatabaseProductVersion(), 2);
    }

    @Override
    public String getDriverName() {
        return Build.DRIVER_NAME;
    }

    @Override
    public String getDriverVersion() {
        return Build.version();
    }

    @Override
    public int getDriverMajorVersion() {
        return Build.majorVersion();
    }

    @Override
    public int getDriverMinorVersion() {
        return Build.minorVersion();
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public ResultSet getCatalogs() {
        return Shape.CATALOGS.of(List.<Object[]>of(new Object[] {catalog()}));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return tables.schemas(null);
    }

    @Override
    public ResultSet getSchemas(String catalog, String schema) throws SQLException {
        return isOther(catalog) ? Shape.SCHEMAS.empty() : tables.schemas(schema);
    }

    @Override
    public ResultSet getTableTypes() {
        return TableLists.types();
    }

    @Override
    public ResultSet getTables(String catalog, String schema, String table, String[] types) throws SQLException {
        return isOther(catalog) ? Shape.TABLES.empty() : tables.tables(schema, table, types);
    }

    @Override
    public ResultSet getColumns(String catalog, String schema, String table, String column) throws SQLException {
        return isOther(catalog) ? Shape.COLUMNS.empty() : columns.columns(schema, table, column);
    }

    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return isOther(catalog) ? Shape.PRIMARY_KEYS.empty() : keys.primary(schema, table);
    }

    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return isOther(catalog) ? Shape.FOREIGN_KEYS.empty() : keys.imported(schema, table);
    }

    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return isOther(catalog) ? Shape.FOREIGN_KEYS.empty() : keys.exported(schema, table);
    }

    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return isOther(parentCatalog) || isOther(foreignCatalog)
                ? Shape.FOREIGN_KEYS.empty()
                : keys.between(parentSchema, parentTable, foreignSchema, foreignTable);
    }

    @Override
    public ResultSet getTypeInfo() {
        return TypeList.all();
    }

    @Override
    public ResultSet getClientInfoProperties() {
        return Shape.CLIENT_INFO.of(List.<Object[]>of(
                new Object[] {"ApplicationName", LONGEST_APPLICATION_NAME, "", Setting.APPLICATION_NAME.description()
                }));
    }

    @Override
    public <T> T unwrap(Class<T> face) throws SQLException {
        return Unwrapping.unwrap(this, face);
    }

    @Override
    public boolean isWrapperFor(Class<?> face) {
        return face.isInstance(this);
    }
}
