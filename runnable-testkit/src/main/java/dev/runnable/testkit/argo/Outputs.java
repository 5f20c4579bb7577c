package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Output parameters of pods and of templates of templates.
final class Outputs {
    private Outputs() {}

    /// What a DAG or steps template takes from its tasks; empty when it declares nothing.
    static Optional<Map<String, String>> read(Template template, Scope scope) throws Tags.Unusable {
        if (template.outputs().isEmpty()) {
            return Optional.empty();
        }
        var outputs = new LinkedHashMap<String, String>();
        for (var each : template.outputs().entrySet()) {
            outputs.put(each.getKey(), value(each.getKey(), each.getValue(), scope));
        }
        return Optional.of(outputs);
    }

    private static String value(String name, JsonNode output, Scope scope) throws Tags.Unusable {
        JsonNode from = output.path("valueFrom");
        String parameter = from.path("parameter").asText();
        String variable =
                parameter.startsWith("{{")
                        ? parameter.substring(2, parameter.length() - 2).strip()
                        : "";
        // an input has been put in already
        Scope.Value value = variable.isEmpty() ? new Scope.Found(parameter) : scope.find(variable);
        if (value instanceof Scope.Found found) {
            return found.text();
        }
        if (from.has("default")) {
            return from.path("default").asText();
        }
        throw new Tags.Unusable(
                "output parameter \"%s\": unable to resolve %s".formatted(name, parameter));
    }

    /// The files that a pod has written.
    ///
    /// @param missing the first one that is not there and has no default
    record Written(Map<String, String> values, Optional<String> missing) {}

    static Written written(Template template, Pod pod) {
        var values = new LinkedHashMap<String, String>();
        for (var each : template.outputs().entrySet()) {
            JsonNode from = each.getValue().path("valueFrom");
            String path = pod.outputs().getOrDefault(each.getKey(), "");
            Optional<String> text = text(pod.onHost(path), from);
            if (text.isEmpty()) {
                return new Written(values, Optional.of(path));
            }
            values.put(each.getKey(), text.get());
        }
        return new Written(values, Optional.empty());
    }

    private static Optional<String> text(Path file, JsonNode from) {
        String text;
        if (Files.isRegularFile(file)) {
            try {
                text = Files.readString(file);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        } else if (from.has("default")) {
            text = from.path("default").asText();
        } else {
            return Optional.empty();
        }
        return Optional.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }
}
