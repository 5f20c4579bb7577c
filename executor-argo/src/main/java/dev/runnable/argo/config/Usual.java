package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What holds where nothing is said: modest resources, and no more rights than a step needs.
final class Usual {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Of the images that this program builds.
    private static final int USER = 1000;

    private static final String RESOURCES = "resources";
    private static final String SECURITY = "securityContext";
    private static final String CONTAINER_SECURITY = "containerSecurityContext";

    private Usual() {}

    static ObjectNode nothing() {
        return JSON.objectNode();
    }

    /// Amounts are those of the original, but for its limit of a quarter of a processor, in which
    /// no runtime starts in good time. They are taken together or not at all.
    static ObjectNode pods(PodOptions said) {
        ObjectNode usual = JSON.objectNode();
        if (said.get(RESOURCES).isEmpty()) {
            ObjectNode resources = usual.putObject(RESOURCES);
            resources.putObject("limits").put("memory", "1Gi");
            resources.putObject("requests").put("memory", "1Gi").put("cpu", "250m");
        }
        if (said.get(CONTAINER_SECURITY).isEmpty()) {
            ObjectNode security = usual.putObject(CONTAINER_SECURITY);
            security.put("allowPrivilegeEscalation", false);
            security.putObject("capabilities").putArray("drop").add("ALL");
        }
        return usual;
    }

    static ObjectNode spec(ObjectNode said) {
        ObjectNode usual = JSON.objectNode();
        if (!said.has(SECURITY)) {
            ObjectNode security = usual.putObject(SECURITY);
            security.put("runAsNonRoot", true);
            security.put("runAsUser", USER).put("runAsGroup", USER).put("fsGroup", USER);
            security.putObject("seccompProfile").put("type", "RuntimeDefault");
        }
        return usual;
    }
}
