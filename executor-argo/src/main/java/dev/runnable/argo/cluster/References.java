package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Finds what a document refers to and what has to be on the cluster before it runs.
final class References {
    private final Set<Reference> found = new LinkedHashSet<>();

    /// What has to be there.
    enum Type {
        CLAIM,
        SECRET,
        CONFIG_MAP,
        ACCOUNT
    }

    /// @param key that it has to have; empty where any will do
    record Reference(Type type, String name, String key) {}

    static Set<Reference> of(JsonNode document) {
        References references = new References();
        references.visit(document.path("spec"));
        return references.found;
    }

    private void visit(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            look(field.getKey(), field.getValue());
            visit(field.getValue());
        }
        if (node.isArray()) {
            node.forEach(this::visit);
        }
    }

    private void look(String field, JsonNode value) {
        switch (field) {
            case "persistentVolumeClaim" -> add(Type.CLAIM, value, "claimName");
            case "secretKeyRef", "secretRef" -> add(Type.SECRET, value, "name");
            case "secret" -> add(Type.SECRET, value, "secretName");
            case "configMapKeyRef", "configMapRef", "configMap" ->
                    add(Type.CONFIG_MAP, value, "name");
            case "imagePullSecrets" -> value.forEach(it -> add(Type.SECRET, it, "name"));
            case "serviceAccountName" -> add(Type.ACCOUNT, value.asText(""), "");
            default -> {}
        }
    }

    private void add(Type type, JsonNode reference, String name) {
        if (!reference.path("optional").asBoolean(false)) {
            add(type, reference.path(name).asText(""), reference.path("key").asText(""));
        }
    }

    /// What Argo fills in later cannot be looked for.
    private void add(Type type, String name, String key) {
        if (!name.isEmpty() && !name.contains("{{")) {
            found.add(new Reference(type, name, key.contains("{{") ? "" : key));
        }
    }
}
