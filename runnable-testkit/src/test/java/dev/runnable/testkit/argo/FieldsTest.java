package dev.runnable.testkit.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final Path SCHEMA =
            Path.of("../../shared/data/argo-workflows-v4.1.2.schema.json")
                    .toAbsolutePath()
                    .normalize();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Workflow", "WorkflowSpec", "Template", "DAGTask", "DAGTemplate", "WorkflowStep",
                "RetryStrategy", "Backoff", "Parameter", "ValueFrom", "CronWorkflowSpec", "Memoize",
                "PodGC", "TTLStrategy"
            })
    void fieldsAreThoseOfTheSchema(String type) throws Exception {
        assumeTrue(Files.exists(SCHEMA), "no schema of Argo Workflows at " + SCHEMA);
        JsonNode schema =
                JsonMapper.builder()
                        .build()
                        .readTree(SCHEMA.toFile())
                        .path("definitions")
                        .path("io.argoproj.workflow.v1alpha1." + type);
        var expected = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(expected::add);
        expected.remove("status");
        assertThat(Fields.all().get(type)).isNotNull().containsOnlyKeys(expected);
    }

    @Test
    void everyTypeThatIsNamedIsKnown() {
        var types = Fields.all();
        types.forEach((type, fields) ->
                fields.forEach((name, of) -> {
                    String element = of.replaceAll("\\[\\]|\\{\\}", "");
                    assertThat(element.length() == 1 || types.containsKey(element))
                            .as("%s.%s: %s", type, name, of)
                            .isTrue();
                }));
        assertThat(types).hasSizeGreaterThan(100);
    }
}
