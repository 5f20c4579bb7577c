package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.JsonMerge;
import dev.runnable.argo.config.PodOptions;
import dev.runnable.argo.config.Storage;
import dev.runnable.argo.model.Template;
import dev.runnable.reentry.PlatformCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The templates of pods: one for each shape, whatever the number of steps.
final class PodTemplates {
    private static final String NAME = "name";

    /// Of Argo's names of what users configure, those that stand in a template; others stand in its
    /// container.
    private static final List<String> OF_TEMPLATE =
            List.of("timeout", "nodeSelector", "tolerations", "affinity", "priorityClassName");

    private final ArgoConfiguration configuration;
    private final PlatformCommands commands;
    private final SequencedMap<String, JsonNode> environment;
    private final Templates templates;
    private final Map<PodShape, String> names = new HashMap<>();

    /// @param environment of every pod, by name
    PodTemplates(
            ArgoConfiguration configuration,
            PlatformCommands commands,
            SequencedMap<String, JsonNode> environment,
            Templates templates) {
        this.configuration = configuration;
        this.commands = commands;
        this.environment = environment;
        this.templates = templates;
    }

    /// The name of the template of such pods.
    String of(PodShape shape) {
        String known = names.get(shape);
        return known == null ? make(shape) : known;
    }

    private String make(PodShape shape) {
        String base = shape.work().template();
        String name = templates.name(shape.override().map(it -> base + "-" + it).orElse(base));
        names.put(shape, name);
        PodOptions options = configuration.of(shape.override());
        ObjectNode json = JsonMerge.over(template(shape, options), options.patch());
        json.remove(NAME);
        templates.add(new Template.Given(name, json));
        return name;
    }

    private ObjectNode template(PodShape shape, PodOptions options) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (shape.work() != Work.CLOSE) {
            Template.putInputs(json, List.of(Work.STEP_INPUT));
        }
        if (shape.work().tellsPlaces()) {
            ObjectNode output = json.putObject("outputs").putArray("parameters").addObject();
            output.put(NAME, Work.PLACES).putObject("valueFrom").put("path", Work.PLACES_FILE);
        }
        Retries.of(shape.retry())
                .or(() -> configuredRetries(shape, options))
                .ifPresent(strategy -> json.set("retryStrategy", strategy));
        Deadline.of(shape.timeout(), options.activeDeadlineSeconds())
                .ifPresent(seconds -> json.put("activeDeadlineSeconds", seconds));
        OF_TEMPLATE.forEach(key -> options.get(key).ifPresent(value -> json.set(key, value)));
        json.set("container", container(shape, options));
        return json;
    }

    /// Those of steps only: a composite step ends once.
    private static Optional<ObjectNode> configuredRetries(PodShape shape, PodOptions options) {
        return options.get("retryStrategy")
                .filter(strategy -> shape.work() == Work.STEP && strategy.path("limit").asInt() > 0)
                .map(strategy -> Retries.completed((ObjectNode) strategy));
    }

    private ObjectNode container(PodShape shape, PodOptions options) {
        ObjectNode container = JsonNodeFactory.instance.objectNode();
        container.put("image", options.image());
        options.get("imagePullPolicy").ifPresent(it -> container.set("imagePullPolicy", it));
        putAll(container.putArray("command"), configuration.command());
        putAll(container.putArray("args"), shape.work().words(commands));
        environment(shape, options).values().forEach(container.withArray("env")::add);
        options.get("resources").ifPresent(it -> container.set("resources", it));
        options.get("containerSecurityContext")
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> container.set("securityContext", it));
        ArrayNode mounts = container.putArray("volumeMounts");
        volumeMounts().forEach(mounts::add);
        return container;
    }

    private static void putAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /// What the user says is over what the task's secrets are.
    private SequencedMap<String, JsonNode> environment(PodShape shape, PodOptions options) {
        SequencedMap<String, JsonNode> all = new LinkedHashMap<>(environment);
        configuration
                .secret()
                .ifPresent(secret -> shape.secrets().forEach(key -> all.put(key, of(key, secret))));
        all.putAll(options.environment());
        return all;
    }

    private static ObjectNode of(String key, String secret) {
        ObjectNode variable = JsonNodeFactory.instance.objectNode().put(NAME, key);
        ObjectNode reference = variable.putObject("valueFrom").putObject("secretKeyRef");
        reference.put(NAME, secret).put("key", key);
        return variable;
    }

    private List<ObjectNode> volumeMounts() {
        List<ObjectNode> mounts = new ArrayList<>();
        mounts.add(mount(Volumes.FILES, Storage.FILES, true));
        Storage storage = configuration.storage();
        if (storage.claim().isPresent()) {
            mounts.add(mount(Volumes.SHARED, Storage.MOUNT, false));
        }
        for (int i = 0; i < storage.volumes().size(); i++) {
            Storage.Volume volume = storage.volumes().get(i);
            mounts.add(mount(Volumes.custom(i), volume.mountPath(), volume.readOnly()));
        }
        return mounts;
    }

    private static ObjectNode mount(String volume, String path, boolean readOnly) {
        ObjectNode mount = JsonNodeFactory.instance.objectNode();
        mount.put(NAME, volume).put("mountPath", path);
        return readOnly ? mount.put("readOnly", true) : mount;
    }
}
