package io.nl2sql.core.guard.policy;

/** Says in words of our own, for administrators, what a database has against a policy. */
final class PolicyObjections {
    private PolicyObjections() {}

    /**
     * A sentence that goes on from "the condition".
     *
     * @param state SQLSTATE
     * @param word what stands at the place; empty where nothing does
     */
    static String message(String state, String word) {
        String name = word.isEmpty() ? "something" : word;
        return switch (state) {
            case "42703" -> "names a column that does not exist: " + name;
            case "42P01", "3F000" -> "names a table that does not exist: " + name;
            case "42501" -> "reads what the data source's role may not: " + name + "; grant it or leave it out";
            case "42883" -> "uses a function or operator with types that it does not take: " + name + "; add a cast";
            case "42725" -> "uses a function or operator whose types are not clear: " + name + "; add a cast";
            case "42804" -> "has types that do not fit; rows need a condition that is true or false";
            case "42702" -> "uses a column name of several tables: " + name + "; write the table before it";
            case "42803" -> "aggregates rows; a policy looks at one row at a time";
            case "42P20" -> "uses a window function; a policy looks at one row at a time";
            case "42P18" -> "leaves the type of a claim open; cast it, such as :claim::text";
            case "42P17" -> "reads a table whose row security in the database recurses";
            case "42704" -> "names a type or collation that does not exist: " + name;
            case "0A000" -> "uses what cannot stand in a policy: " + name;
            default ->
                state.startsWith("22")
                        ? "holds a constant that is no value of the type it is used as: " + name
                        : "is refused by PostgreSQL (SQLSTATE " + state + ")";
        };
    }
}
