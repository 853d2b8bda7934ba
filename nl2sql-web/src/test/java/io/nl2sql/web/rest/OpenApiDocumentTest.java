package io.nl2sql.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.history.HistoryEntry;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The document is written by hand; this keeps it true to the resources. */
class OpenApiDocumentTest {
    private static final List<Class<?>> RESOURCES = List.of(
            TokenResource.class,
            QueryResource.class,
            SqlResource.class,
            SchemaResource.class,
            DataSourcesResource.class,
            HistoryResource.class,
            AuditResource.class,
            PoliciesResource.class,
            GlossaryResource.class);

    private static Map<String, Object> document() throws IOException {
        try (InputStream document = OpenApiDocumentTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            String text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        }
    }

    /** What stands below the names, one in the other. */
    private static Map<?, ?> below(String... names) throws IOException {
        Map<?, ?> found = document();
        for (String name : names) {
            found = (Map<?, ?>) found.get(name);
        }
        return found;
    }

    private static Set<String> implemented() {
        Set<String> calls = new TreeSet<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                Path below = method.getAnnotation(Path.class);
                String path = "/api/" + resource.getAnnotation(Path.class).value()
                        + (below == null ? "" : "/" + below.value());
                if (method.isAnnotationPresent(GET.class)) {
                    calls.add("get " + path);
                }
                if (method.isAnnotationPresent(POST.class)) {
                    calls.add("post " + path);
                }
                if (method.isAnnotationPresent(DELETE.class)) {
                    calls.add("delete " + path);
                }
            }
        }
        return calls;
    }

    @Test
    void describesEveryCallAndNoOther() throws IOException {
        Set<String> described = new TreeSet<>();
        below("paths")
                .forEach((path, calls) ->
                        ((Map<?, ?>) calls).keySet().forEach(verb -> described.add(verb + " " + path)));

        assertThat(described).isEqualTo(implemented());
    }

    @Test
    void knowsEveryKindOfEntry() throws IOException {
        List<String> kinds =
                Stream.of(HistoryEntry.Kind.values()).map(Enum::name).toList();

        assertThat(below("components", "schemas", "HistoryEntry", "properties", "kind")
                        .get("enum"))
                .isEqualTo(kinds);
        assertThat((List<?>) below("paths", "/api/audit", "get").get("parameters"))
                .filteredOn(parameter -> "kind".equals(((Map<?, ?>) parameter).get("name")))
                .singleElement()
                .satisfies(parameter -> assertThat(((Map<?, ?>) ((Map<?, ?>) parameter).get("schema")).get("enum"))
                        .isEqualTo(kinds));
    }
}
