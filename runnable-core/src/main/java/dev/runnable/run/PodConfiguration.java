package dev.runnable.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.Configuration;
import dev.runnable.config.Section;
import dev.runnable.service.Services;
import java.util.Map;

/// The configuration of processes on a platform that runs every step in one of its own: stores that
/// keep their data in folders have them below one that all of these share, secrets come from their
/// environment, plugins from where the image has them.
final class PodConfiguration {
    private static final String CONFIG = "config";

    private final Configuration configuration;
    private final Services services;

    PodConfiguration(Configuration configuration, Services services) {
        this.configuration = configuration;
        this.services = services;
    }

    /// @param folder the shared one, absolute
    JsonNode in(String folder) {
        ObjectNode all = (ObjectNode) configuration.frozen();
        all.set(Section.PIPELINE_EXECUTOR.key(), plain(Section.PIPELINE_EXECUTOR.defaultType()));
        all.set(Section.SECRETS.key(), plain("env-secrets"));
        all.remove("plugins");
        services.stores()
                .find(configuration.runLogStore().type())
                .map(it -> it.provider().settingsIn(folder))
                .ifPresent(it -> put(it, Section.RUN_LOG_STORE, all));
        services.catalogs()
                .find(configuration.catalog().type())
                .map(it -> it.provider().settingsIn(folder))
                .ifPresent(it -> put(it, Section.CATALOG, all));
        return all;
    }

    private static void put(Map<String, String> settings, Section section, ObjectNode all) {
        settings.forEach((key, value) ->
                ((ObjectNode) all.get(section.key())).withObjectProperty(CONFIG).put(key, value));
    }

    private static ObjectNode plain(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
