package dev.runnable.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Argo's own schema, made strict: no object has other properties than it tells, and what Argo
/// reads from a text or a number may be either.
final class ClosedSchema {
    private static final String WORKFLOW = "io.argoproj.workflow.v1alpha1.";
    private static final List<String> TEXT_OR_NUMBER =
            List.of(
                    "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
                    "io.k8s.apimachinery.pkg.api.resource.Quantity");

    private static final Optional<ClosedSchema> FOUND = search();

    private final ObjectNode root;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ClosedSchema(ObjectNode root) {
        this.root = root;
    }

    /// @return empty where the schema is not
    static Optional<ClosedSchema> find() {
        return FOUND;
    }

    private static Optional<ClosedSchema> search() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/argo-workflows-v4.1.2.schema.json");
            if (Files.exists(file)) {
                return Optional.of(read(file));
            }
        }
        return Optional.empty();
    }

    private static ClosedSchema read(Path file) {
        try {
            ObjectNode root = (ObjectNode) new ObjectMapper().readTree(file.toFile());
            ObjectNode definitions = (ObjectNode) root.path("definitions");
            definitions.forEach(ClosedSchema::close);
            for (String name : TEXT_OR_NUMBER) {
                ObjectNode relaxed = JsonNodeFactory.instance.objectNode();
                relaxed.putArray("type").add("string").add("integer").add("number");
                definitions.set(name, relaxed);
            }
            return new ClosedSchema(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode definition) {
        if (definition.has("properties") && !definition.has("additionalProperties")) {
            ((ObjectNode) definition).put("additionalProperties", false);
        }
    }

    /// What is wrong with a document of this kind.
    List<String> problems(String kind, JsonNode document) {
        return compiled.computeIfAbsent(kind, this::compile).validate(document).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compile(String kind) {
        ObjectNode schema = root.deepCopy();
        schema.remove("oneOf");
        schema.put("$ref", "#/definitions/" + WORKFLOW + kind);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }
}
