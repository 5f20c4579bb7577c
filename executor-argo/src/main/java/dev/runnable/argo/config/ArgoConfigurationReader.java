package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads the executor's configuration: with `defaults` and `argo_workflow` as the original has it,
/// flat as its documentation shows it, or mixed.
final class ArgoConfigurationReader {
    private static final String OVERRIDES = "overrides";
    private static final String SECRET = "secret_from_k8s";
    private static final String SECRETS = "secrets_from_k8s";
    private static final String LOG_LEVEL = "log_level";
    private static final String FILES = "files";
    private static final String INLINE = "inline";

    private final Settings settings;

    ArgoConfigurationReader(Settings settings) {
        this.settings = settings;
    }

    ArgoConfiguration read() {
        Workflow workflow = new WorkflowReader(settings).read();
        PodOptions usual = usual(workflow);
        return new ArgoConfiguration(
                spread(workflow, usual),
                usual,
                overrides(usual),
                new StorageReader().read(settings),
                command(),
                logLevel(),
                inline(),
                settings.flag("expose_parameters_as_inputs").orElse(true),
                secret(),
                settings.text("output_file").orElse("argo-pipeline.yaml"),
                submission(workflow));
    }

    private PodOptions usual(Workflow workflow) {
        PodOptions flat = PodOptionsReader.read(settings);
        SequencedMap<String, JsonNode> secrets = EnvironmentReader.read(settings, SECRETS);
        PodOptions said =
                settings.section("defaults")
                        .map(ArgoConfigurationReader::closed)
                        .map(section -> section.over(flat))
                        .orElse(flat)
                        .over(new PodOptions(retries(workflow), secrets, Usual.nothing()));
        if (said.get("image").isEmpty()) {
            settings.reject(
                    "image",
                    "'image' is missing",
                    "Name the image that steps run in: 'defaults: {image: registry/team/image:1}'.");
        }
        PodOptionsReader.checkResources(said, settings, "defaults");
        return said.over(new PodOptions(Usual.pods(said), new LinkedHashMap<>(), Usual.nothing()));
    }

    /// Argo would take those of the workflow for whole graphs as well.
    private static ObjectNode retries(Workflow workflow) {
        ObjectNode retries = JsonNodeFactory.instance.objectNode();
        workflow.spec().properties().stream()
                .filter(field -> field.getKey().equals("retryStrategy"))
                .forEach(field -> retries.set(field.getKey(), field.getValue()));
        return retries;
    }

    /// The limit of pods that run at once is one of the whole workflow.
    private static Workflow spread(Workflow workflow, PodOptions usual) {
        ObjectNode spec = workflow.spec().deepCopy();
        spec.remove("retryStrategy");
        usual.parallelism()
                .ifPresent(most -> {
                    if (!spec.has("parallelism")) {
                        spec.put("parallelism", most);
                    }
                });
        return new Workflow(
                workflow.kind(),
                workflow.metadata(),
                JsonMerge.over(Usual.spec(spec), spec),
                workflow.cron(),
                workflow.exitHandler(),
                workflow.patch());
    }

    private static PodOptions closed(Settings section) {
        PodOptions options = PodOptionsReader.read(section);
        section.rejectOthers();
        return options;
    }

    private SequencedMap<String, PodOptions> overrides(PodOptions usual) {
        SequencedMap<String, PodOptions> overrides = new LinkedHashMap<>();
        for (Map.Entry<String, Settings> section : settings.sections(OVERRIDES).entrySet()) {
            PodOptions whole = closed(section.getValue()).over(usual);
            PodOptionsReader.checkResources(whole, section.getValue(), "resources");
            overrides.put(section.getKey(), whole);
        }
        return overrides;
    }

    private List<String> command() {
        List<String> command = settings.texts("command");
        return command.isEmpty() ? List.of("runnable") : command;
    }

    private Optional<String> logLevel() {
        return Rules.oneOf("DEBUG", "INFO", "WARNING", "ERROR", "FATAL", "CRITICAL")
                .read(settings, LOG_LEVEL)
                .map(JsonNode::asText);
    }

    private boolean inline() {
        return Rules.oneOf("config_map", INLINE)
                .read(settings, FILES)
                .filter(it -> it.asText().equals(INLINE))
                .isPresent();
    }

    private Optional<String> secret() {
        Optional<String> secret = settings.scalar(SECRET);
        if (secret.isPresent() && !KubernetesName.isObject(secret.get())) {
            settings.reject(
                    SECRET,
                    "'" + secret.get() + "' is not the name of a secret",
                    "Name the Kubernetes secret that holds the secrets of tasks, each under its"
                            + " name.");
        }
        return secret;
    }

    private Submission submission(Workflow workflow) {
        return new Submission(
                settings.flag("submit").orElse(false),
                settings.text("kubeconfig"),
                settings.text("context"),
                Optional.ofNullable(workflow.metadata().get("namespace")).map(JsonNode::asText));
    }
}
