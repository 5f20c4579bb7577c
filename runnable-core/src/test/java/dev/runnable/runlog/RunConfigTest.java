package dev.runnable.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.event.RunHeader;
import dev.runnable.event.SampleRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigTest {
    private static final String USUAL =
            """
            {"pipeline-executor": {"type": "local"}, "run-log-store": {"type": "chunked-fs"},
             "catalog": {"type": "file-system"}, "secrets": {"type": "env-secrets"},
             "pickler": {"type": "pickle"}}
            """;

    @Test
    void allFieldsOfTheOriginalAreThere() throws IOException {
        JsonNode original =
                new ObjectMapper()
                        .readTree(RunConfigTest.class.getResourceAsStream("original-map.json"))
                        .path("run_config");
        assertThat(places(of(USUAL))).containsAll(places(original));
    }

    /// The fields of the object and, as `service/field`, of its services.
    private static List<String> places(JsonNode config) {
        List<String> places = new ArrayList<>();
        config.properties()
                .forEach(field -> {
                    places.add(field.getKey());
                    if (field.getValue().has("service_name")) {
                        field.getValue()
                                .fieldNames()
                                .forEachRemaining(it -> places.add(field.getKey() + "/" + it));
                    }
                });
        return places;
    }

    @Test
    void whatIsSetWinsOverWhatIsUsual() throws IOException {
        JsonNode config =
                of(
                        """
                        {"pipeline-executor": {"type": "local", "config":
                            {"object_serialisation": false, "overrides": {"big": {"max": 1}}}},
                         "catalog": {"type": "file-system", "config": {"compute_data_folder": "d"}},
                         "pickler": {"type": "pickle", "config": {"extension": ".pkl"}}}
                        """);
        assertThat(config.path("object_serialisation").asBoolean(true)).isFalse();
        assertThat(config.at("/pipeline_executor/overrides/big/max").asInt()).isEqualTo(1);
        assertThat(config.at("/catalog/compute_data_folder").asText()).isEqualTo("d");
        assertThat(config.at("/pickler/extension").asText()).isEqualTo(".pkl");
    }

    @ParameterizedTest
    @CsvSource({"buffered,false", "file-system,true", "chunked-fs,true", "s3,"})
    void storesSayWhetherSeveralProcessesMayWrite(String type, Boolean parallel)
            throws IOException {
        JsonNode store = of("{\"run-log-store\": {\"type\": \"" + type + "\"}}");
        JsonNode told = store.at("/run_log_store/supports_parallel_writes");
        if (parallel == null) {
            assertThat(told.isMissingNode()).isTrue();
        } else {
            assertThat(told.isBoolean()).isTrue();
            assertThat(told.booleanValue()).isEqualTo(parallel);
        }
    }

    private static JsonNode of(String configuration) throws IOException {
        RunHeader header = SampleRun.header("r1");
        return RunConfig.of(
                new RunHeader(
                        "r1",
                        "",
                        header.pipelineFile(),
                        header.dagHash(),
                        header.dag(),
                        header.texts(),
                        new ObjectMapper().readTree(configuration),
                        header.parameters(),
                        header.codeIdentities()),
                "");
    }
}
