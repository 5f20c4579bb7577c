package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes pods out of container templates, as the kubelet does.
final class Containers {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:(\\$)|\\(([-._a-zA-Z][-._a-zA-Z0-9]*)\\))");

    private final State state;
    private final Template template;
    private final String node;
    private final String podName;

    /// @param template with all variables put in
    Containers(State state, Template template, String node, String podName) {
        this.state = state;
        this.template = template;
        this.node = node;
        this.podName = podName;
    }

    Pod pod() {
        JsonNode container = template.json().path("container");
        Tags.each(
                template.json(),
                tag -> {
                    throw new ArgoException(node + ": failed to resolve {{" + tag + "}}");
                });
        int number = state.cluster.memory().nextPod();
        Path folder = state.cluster.folder().resolve("pods").resolve(number + "-" + podName);
        Map<String, String> env = env(container);
        var command = new ArrayList<String>();
        container.path("command").forEach(each -> command.add(expand(each.asText(), env)));
        container.path("args").forEach(each -> command.add(expand(each.asText(), env)));
        var outputs = new LinkedHashMap<String, String>();
        template.outputs()
                .forEach((name, output) ->
                        outputs.put(name, output.path("valueFrom").path("path").asText()));
        return new Pod(
                node,
                template.name().name(),
                container.path("image").asText(),
                List.copyOf(command),
                env,
                mounts(container, folder),
                outputs,
                folder,
                Optional.of(container.path("workingDir").asText()).filter(text -> !text.isEmpty()));
    }

    private Map<String, String> env(JsonNode container) {
        var env = new LinkedHashMap<String, String>();
        for (JsonNode source : container.path("envFrom")) {
            String prefix = source.path("prefix").asText();
            JsonNode reference =
                    source.has("secretRef")
                            ? source.path("secretRef")
                            : source.path("configMapRef");
            Volumes.files(
                            reference,
                            reference.path("name").asText(),
                            source.has("secretRef")
                                    ? state.cluster.secrets()
                                    : state.cluster.configMaps())
                    .forEach((key, value) -> env.put(prefix + key, value));
        }
        for (JsonNode variable : container.path("env")) {
            String name = variable.path("name").asText();
            if (variable.has("valueFrom")) {
                value(name, variable.path("valueFrom")).ifPresent(value -> env.put(name, value));
            } else {
                env.put(name, expand(variable.path("value").asText(), env));
            }
        }
        return env;
    }

    private Optional<String> value(String name, JsonNode from) {
        if (from.has("secretKeyRef")) {
            return key(name, from.path("secretKeyRef"), state.cluster.secrets(), "secret");
        }
        if (from.has("configMapKeyRef")) {
            return key(name, from.path("configMapKeyRef"), state.cluster.configMaps(), "ConfigMap");
        }
        return switch (from.path("fieldRef").path("fieldPath").asText()) {
            case "metadata.name" -> Optional.of(podName);
            case "metadata.namespace" -> Optional.of(state.cluster.namespace());
            case String other ->
                    throw new ArgoException(
                            "%s: env %s: cannot be interpreted: %s".formatted(node, name, other));
        };
    }

    private Optional<String> key(
            String name, JsonNode reference, Map<String, Map<String, String>> all, String kind) {
        String holder = reference.path("name").asText();
        String key = reference.path("key").asText();
        String value = all.getOrDefault(holder, Map.of()).get(key);
        if (value == null && !reference.path("optional").asBoolean()) {
            throw new ArgoException(
                    "%s: env %s: %s '%s' with key '%s' not found"
                            .formatted(node, name, kind, holder, key));
        }
        return Optional.ofNullable(value);
    }

    /// `$(NAME)` of a variable that is set is its value; `$$` is `$`.
    private static String expand(String text, Map<String, String> env) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                found.group(1) != null
                                        ? "$"
                                        : env.getOrDefault(found.group(2), found.group())));
    }

    private List<Pod.Mount> mounts(JsonNode container, Path folder) {
        var mounts = new ArrayList<Pod.Mount>();
        for (JsonNode mount : container.path("volumeMounts")) {
            String name = mount.path("name").asText();
            JsonNode volume =
                    Volumes.find(state.plan.spec(), template.json(), name)
                            .orElseThrow(
                                    () -> new ArgoException("volume '" + name + "' not found"));
            mounts.add(mount(mount, resolved(volume), folder));
        }
        return mounts;
    }

    private JsonNode resolved(JsonNode volume) {
        try {
            return Tags.replace(volume, Scope.of(state.globals));
        } catch (Tags.Unusable problem) {
            throw new ArgoException(node + ": " + problem.getMessage());
        }
    }

    private Pod.Mount mount(JsonNode mount, JsonNode volume, Path folder) {
        String path = mount.path("mountPath").asText().replaceFirst("/+$", "");
        boolean readOnly = mount.path("readOnly").asBoolean();
        String subPath = mount.path("subPath").asText();
        Path own = folder.resolve(path.substring(1));
        if (volume.has("persistentVolumeClaim")) {
            String claim = volume.path("persistentVolumeClaim").path("claimName").asText();
            Path host = state.cluster.claims().get(claim);
            if (host == null) {
                throw new ArgoException(
                        "%s: persistentvolumeclaim \"%s\" not found".formatted(node, claim));
            }
            return new Pod.Mount(path, host.resolve(subPath), readOnly, Optional.empty());
        }
        if (volume.has("emptyDir")) {
            return new Pod.Mount(path, own, readOnly, Optional.empty());
        }
        if (!subPath.isEmpty()) {
            throw new ArgoException(node + ": subPath of files cannot be interpreted");
        }
        return new Pod.Mount(path, own, true, Optional.of(files(volume)));
    }

    private Map<String, String> files(JsonNode volume) {
        JsonNode configMap = volume.path("configMap");
        JsonNode secret = volume.path("secret");
        if (volume.has("configMap")) {
            return Volumes.files(
                    configMap, configMap.path("name").asText(), state.cluster.configMaps());
        }
        if (volume.has("secret")) {
            return Volumes.files(
                    secret, secret.path("secretName").asText(), state.cluster.secrets());
        }
        if (volume.has("downwardAPI")) {
            return Volumes.annotated(
                    volume.path("downwardAPI"),
                    state.plan.spec().path("podMetadata").path("annotations"));
        }
        throw new ArgoException(
                "%s: volume '%s' is of no kind that can be interpreted"
                        .formatted(node, volume.path("name").asText()));
    }
}
