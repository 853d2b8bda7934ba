package io.nl2sql.jdbc.internal.metadata;

import java.sql.ResultSet;

/** What the server does not tell: lists that are empty, but of the right shape. */
abstract class EmptyLists extends ChangeAbilities {
    @Override
    public final ResultSet getProcedures(String catalog, String schema, String procedure) {
        return Shape.PROCEDURES.empty();
    }

    @Override
    public final ResultSet getProcedureColumns(String catalog, String schema, String procedure, String column) {
        return Shape.PROCEDURE_COLUMNS.empty();
    }

    @Override
    public final ResultSet getFunctions(String catalog, String schema, String function) {
        return Shape.FUNCTIONS.empty();
    }

    @Override
    public final ResultSet getFunctionColumns(String catalog, String schema, String function, String column) {
        return Shape.FUNCTION_COLUMNS.empty();
    }

    @Override
    public final ResultSet getPseudoColumns(String catalog, String schema, String table, String column) {
        return Shape.PSEUDO_COLUMNS.empty();
    }

    @Override
    public final ResultSet getUDTs(String catalog, String schema, String type, int[] types) {
        return Shape.USER_TYPES.empty();
    }

    @Override
    public final ResultSet getAttributes(String catalog, String schema, String type, String attribute) {
        return Shape.ATTRIBUTES.empty();
    }

    @Override
    public final ResultSet getSuperTypes(String catalog, String schema, String type) {
        return Shape.SUPER_TYPES.empty();
    }

    @Override
    public final ResultSet getSuperTables(String catalog, String schema, String table) {
        return Shape.SUPER_TABLES.empty();
    }

    @Override
    public final ResultSet getColumnPrivileges(String catalog, String schema, String table, String column) {
        return Shape.COLUMN_PRIVILEGES.empty();
    }

    @Override
    public final ResultSet getTablePrivileges(String catalog, String schema, String table) {
        return Shape.TABLE_PRIVILEGES.empty();
    }

    @Override
    public final ResultSet getBestRowIdentifier(
            String catalog, String schema, String table, int scope, boolean nullable) {
        return Shape.ROW_IDENTIFIERS.empty();
    }

    @Override
    public final ResultSet getVersionColumns(String catalog, String schema, String table) {
        return Shape.ROW_IDENTIFIERS.empty();
    }

    @Override
    public final ResultSet getIndexInfo(
            String catalog, String schema, String table, boolean unique, boolean approximate) {
        return Shape.INDEX_INFO.empty();
    }
}
