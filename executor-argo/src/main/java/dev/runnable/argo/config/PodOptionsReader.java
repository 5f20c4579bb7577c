package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads how pods run.
final class PodOptionsReader {
    private static final String REQUESTS = "requests";

    private PodOptionsReader() {}

    static PodOptions read(Settings settings) {
        return new PodOptions(
                Tables.PODS.read(settings),
                EnvironmentReader.read(settings, "env"),
                patch(settings, "template_patch"));
    }

    static ObjectNode patch(Settings settings, String key) {
        return Rules.MAPPING
                .read(settings, key)
                .map(ObjectNode.class::cast)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /// Kubernetes refuses pods that ask for more than they may have.
    static void checkResources(PodOptions options, Settings settings, String key) {
        JsonNode resources = options.settings().path("resources");
        resources
                .path(REQUESTS)
                .properties()
                .forEach(request -> {
                    String name = request.getKey();
                    Optional<BigDecimal> asked = Quantity.parse(request.getValue().asText());
                    String limit = resources.path("limits").path(name).asText();
                    Optional<BigDecimal> most = Quantity.parse(limit);
                    if (asked.isPresent()
                            && most.isPresent()
                            && asked.get().compareTo(most.get()) > 0) {
                        settings.reject(
                                key,
                                "%s of '%s' are requested, and the limit is %s"
                                        .formatted(
                                                Excerpt.quote(request.getValue().asText()),
                                                name,
                                                Excerpt.quote(limit)),
                                "Request at most the limit; what is not said here is as in the"
                                        + " defaults.");
                    }
                });
    }
}
