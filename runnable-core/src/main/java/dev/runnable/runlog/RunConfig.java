package dev.runnable.runlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.event.RunHeader;
import java.util.Map;

/// The `run_config` of the run log: how a run was run, with the original's field names.
final class RunConfig {
    private RunConfig() {}

    static JsonNode of(RunHeader header, String retryIndicator) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("execution_mode", "yaml");
        config.put("run_id", header.runId());
        config.put("tag", header.tag());
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

    /// A section with a `type` is a service; the original calls that differently and has no
    /// `config` level.
    private static JsonNode service(String name, JsonNode section) {
        JsonNode type = section.path("type");
        if (!type.isTextual()) {
            return section;
        }
        ObjectNode service = JsonNodeFactory.instance.objectNode();
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
        return service;
    }
}
