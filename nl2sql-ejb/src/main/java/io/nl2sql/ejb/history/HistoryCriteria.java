package io.nl2sql.ejb.history;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryFilter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filter and a position as conditions of a query; every value is bound. Not thread-safe. */
final class HistoryCriteria {
    private static final String CONTAINS = "(lower(e.question) like lower(:pattern) escape '!'"
            + " or lower(e.sql) like lower(:pattern) escape '!'"
            + " or lower(e.message) like lower(:pattern) escape '!')";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    HistoryCriteria(HistoryFilter filter, Optional<History.Cursor> after) {
        equal("kind", filter.kind().map(Enum::name));
        equal("principal", filter.principal());
        equal("door", filter.door());
        equal("dataSource", filter.dataSource());
        equal("outcome", filter.outcome().map(Enum::name));
        equal("errorCode", filter.code());
        equal("conversation", filter.conversation());
        filter.from().ifPresent(from -> add("e.at >= :from", Map.of("from", from)));
        filter.to().ifPresent(to -> add("e.at < :to", Map.of("to", to)));
        filter.text().ifPresent(text -> add(CONTAINS, Map.of("pattern", '%' + escaped(text) + '%')));
        // The first half is implied by the second; it is what an index can use.
        after.ifPresent(cursor ->
                add("e.at <= :at and (e.at < :at or e.id < :id)", Map.of("at", cursor.at(), "id", cursor.id())));
    }

    private void equal(String field, Optional<String> value) {
        value.ifPresent(wished -> add("e." + field + " = :" + field, Map.of(field, wished)));
    }

    private void add(String condition, Map<String, Object> bound) {
        conditions.add(condition);
        values.putAll(bound);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Newest first. */
    TypedQuery<HistoryEntity> query(EntityManager entities) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<HistoryEntity> query = entities.createQuery(
                "select e from HistoryEntity e" + where + " order by e.at desc, e.id desc", HistoryEntity.class);
        values.forEach(query::setParameter);
        return query;
    }
}
