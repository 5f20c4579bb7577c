package dev.runnable.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.Configuration;
import dev.runnable.config.KnownServices;
import dev.runnable.config.Section;
import dev.runnable.config.ServiceSpec;
import java.util.List;
import java.util.Map;

/// The configuration of processes on a platform that runs every step in one of its own: stores on
/// disk are in a folder that all of them share, secrets come from their environment.
final class PodConfiguration {
    private static final String CONFIG = "config";

    /// Where stores that keep their data in a folder keep it below the shared one.
    private static final Map<Section, Map<String, String>> FOLDERS =
            Map.of(
                    Section.RUN_LOG_STORE, Map.of("log_folder", "run_logs"),
                    Section.CATALOG, Map.of("catalog_location", "catalog"));

    private final Configuration configuration;

    PodConfiguration(Configuration configuration) {
        this.configuration = configuration;
    }

    /// @param folder the shared one, absolute
    JsonNode in(String folder) {
        ObjectNode all = (ObjectNode) configuration.frozen();
        all.set(Section.PIPELINE_EXECUTOR.key(), plain(Section.PIPELINE_EXECUTOR.defaultType()));
        all.set(Section.SECRETS.key(), plain("env-secrets"));
        FOLDERS.forEach((section, folders) ->
                folders.forEach((key, name) -> {
                    ServiceSpec service = configuration.services().get(section);
                    if (service != null && hasKey(section, service.type(), key)) {
                        ((ObjectNode) all.get(section.key()))
                                .withObjectProperty(CONFIG)
                                .put(key, folder + "/" + name);
                    }
                }));
        return all;
    }

    private static boolean hasKey(Section section, String type, String key) {
        return KnownServices.builtIn(Map.of())
                .of(section)
                .getOrDefault(type, List.of())
                .contains(key);
    }

    private static ObjectNode plain(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
