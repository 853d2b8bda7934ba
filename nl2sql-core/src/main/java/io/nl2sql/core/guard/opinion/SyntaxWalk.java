package io.nl2sql.core.guard.opinion;

import io.nl2sql.core.guard.name.Functions;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ForMode;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Visits every object of the second parser's tree by its fields, so that no kind of node can be forgotten as a visitor
 * could. Not thread-safe.
 */
final class SyntaxWalk {
    private static final String TREE = "net.sf.jsqlparser.";
    private static final String TOKENS = "net.sf.jsqlparser.parser.";
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            boolean tree = type.getName().startsWith(TREE) && !type.getName().startsWith(TOKENS);
            return new Shape(tree, tree && !Enum.class.isAssignableFrom(type) ? fields(type) : List.of());
        }
    };

    /** Whether objects of a class are part of trees, and what holds further ones. */
    private record Shape(boolean tree, List<Field> fields) {}

    private static final Set<String> SYNTAX = Set.of("any", "all", "some", "row", "array", "cube", "rollup");

    private final StandIns standIns;
    private int found;
    private final Set<String> withNames = new HashSet<>();
    private final List<Table> strays = new ArrayList<>();
    private boolean clean = true;

    /** @param standIns those of policy selects */
    SyntaxWalk(StandIns standIns) {
        this.standIns = standIns;
    }

    boolean accepts(Select select) {
        forEach(select, this::visit);
        return clean
                && found == standIns.number()
                && strays.stream().allMatch(table -> table.getSchemaName() == null && withNames.contains(name(table)));
    }

    private boolean visit(Object node) {
        if (node instanceof ParenthesedSelect select && standIns.isOne(select.getSelect())) {
            found++;
        } else if (node instanceof Table table) {
            strays.add(table);
        } else if (node instanceof WithItem<?> item) {
            withNames.add(unquoted(item.getUnquotedAliasName() == null ? "" : item.getUnquotedAliasName()));
        } else if (node instanceof TableFunction frame && frame.getName() == null) {
            // The function in FROM is visited on its own.
            return true;
        } else if (node instanceof Function function) {
            clean &= isAllowed(function.getName());
        } else if (node instanceof AnalyticExpression function) {
            clean &= isAllowed(function.getName());
        } else if (node instanceof Statement && !(node instanceof Select) || node instanceof ForMode) {
            clean = false;
        }
        return !(node instanceof Column) && !(node instanceof AllTableColumns);
    }

    private static boolean isAllowed(String function) {
        return Functions.find(unquoted(function)).isPresent() || isSyntax(function.toLowerCase(Locale.ROOT));
    }

    /** Words that the second parser takes for functions. */
    private static boolean isSyntax(String word) {
        return SYNTAX.contains(word);
    }

    private static String name(Table table) {
        return unquoted(table.getName());
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name.toLowerCase(Locale.ROOT);
    }

    /** Visits the object and what it holds; goes no deeper where the test says false. */
    static void forEach(Object root, Predicate<Object> visit) {
        walk(root, visit, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void walk(Object node, Predicate<Object> visit, Set<Object> seen) {
        if (node instanceof Collection<?> many) {
            many.forEach(one -> walk(one, visit, seen));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                walk(key, visit, seen);
                walk(value, visit, seen);
            });
        } else if (node instanceof Object[] array) {
            for (Object one : array) {
                walk(one, visit, seen);
            }
        } else if (node != null) {
            Shape shape = SHAPES.get(node.getClass());
            if (shape.tree() && seen.add(node) && visit.test(node)) {
                for (Field field : shape.fields()) {
                    walk(value(field, node), visit, seen);
                }
            }
        }
    }

    private static Object value(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A field of the second parser's tree is closed", e);
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && canHoldTree(field.getType())) {
                    open(field);
                    all.add(field);
                }
            }
        }
        return List.copyOf(all);
    }

    private static boolean canHoldTree(Class<?> type) {
        return !type.isPrimitive()
                && type != String.class
                && type != Boolean.class
                && !type.getName().startsWith(TOKENS);
    }

    private static void open(Field field) {
        boolean ours = field.getDeclaringClass().getName().startsWith(TREE);
        if (!ours) {
            return;
        }
        try {
            field.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new IllegalStateException("A field of the second parser's tree is closed", e);
        }
    }
}
