package dev.runnable.runlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.event.RunHeader;
import java.util.Map;
import java.util.Optional;

/// The `run_config` of the run log: how a run was run, with the original's field names.
final class RunConfig {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RunConfig() {}

    static JsonNode of(RunHeader header, String retryIndicator) {
        ObjectNode config = JSON.objectNode();
        config.put("execution_mode", "yaml");
        config.put("run_id", header.runId());
        config.put("tag", header.tag());
        config.put("object_serialisation", serialisesObjects(header.configuration()));
        config.putObject("return_objects");
        for (Map.Entry<String, JsonNode> section : header.configuration().properties()) {
            String name = section.getKey().replace('-', '_');
            config.set(name, service(name, section.getValue()));
        }
        config.put("pipeline_definition_file", header.pipelineFile());
        config.put("retry_indicator", retryIndicator);
        config.put("is_retry", !retryIndicator.isEmpty());
        config.set("dag", header.dag());
        config.put("dag_hash", header.dagHash());
        return config;
    }

    /// Objects are kept in memory where the executor is told so, and then never written.
    private static boolean serialisesObjects(JsonNode configuration) {
        return configuration
                .path("pipeline-executor")
                .path("config")
                .path("object_serialisation")
                .asBoolean(true);
    }

    /// A section with a `type` is a service; the original calls that differently and has no
    /// `config` level.
    private static JsonNode service(String name, JsonNode section) {
        JsonNode type = section.path("type");
        if (!type.isTextual()) {
            return section;
        }
        ObjectNode service = JSON.objectNode();
        service.set("service_name", type);
        service.put("service_type", name);
        for (Map.Entry<String, JsonNode> setting : section.properties()) {
            if (setting.getKey().equals("config")
                    && setting.getValue() instanceof ObjectNode inner) {
                service.setAll(inner);
            } else if (!setting.getKey().equals("type")) {
                service.set(setting.getKey(), setting.getValue());
            }
        }
        complete(service, name, type.textValue());
        return service;
    }

    /// What the original says of every service of a kind, set or not.
    private static void complete(ObjectNode service, String section, String type) {
        switch (section) {
            case "pipeline_executor" -> service.putIfAbsent("overrides", JSON.objectNode());
            case "catalog" -> service.putIfAbsent("compute_data_folder", JSON.textNode("."));
            case "pickler" -> service.putIfAbsent("extension", JSON.textNode(".dill"));
            case "run_log_store" ->
                    parallelWrites(type)
                            .ifPresent(it -> service.put("supports_parallel_writes", it));
            default -> {} // secrets have nothing more
        }
    }

    /// Whether several processes may write one run log. On disk each has a file of its own, so the
    /// answer differs from the original's for `file-system`.
    private static Optional<Boolean> parallelWrites(String store) {
        return switch (store) {
            case "file-system", "chunked-fs" -> Optional.of(true);
            case "buffered" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
