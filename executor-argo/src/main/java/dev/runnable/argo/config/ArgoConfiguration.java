package dev.runnable.argo.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The executor's configuration, read and checked.
///
/// @param usual of pods whose step says nothing
/// @param overrides by the name that a step says, each whole: what it does not say is as usual
/// @param command that starts this program in the image; images that `runnable image build` makes
///   have it on their path, others need it and a Java runtime for steps of every kind
/// @param logLevel of the processes in pods
/// @param inline whether pipeline, configuration and parameters are in the workflow itself, not in
///   a config map beside it
/// @param exposeParameters whether the scalar initial parameters are arguments of the workflow
/// @param secret the Kubernetes secret that holds the secrets of tasks, each under its name
/// @param outputFile where the document is written
public record ArgoConfiguration(
        Workflow workflow,
        PodOptions usual,
        SequencedMap<String, PodOptions> overrides,
        Storage storage,
        List<String> command,
        Optional<String> logLevel,
        boolean inline,
        boolean exposeParameters,
        Optional<String> secret,
        String outputFile,
        Submission submission) {
    public ArgoConfiguration {
        requireNonNull(workflow, "workflow");
        requireNonNull(usual, "usual");
        overrides = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(overrides));
        requireNonNull(storage, "storage");
        command = List.copyOf(command);
        requireNonNull(logLevel, "logLevel");
        requireNonNull(secret, "secret");
        requireNonNull(outputFile, "outputFile");
        requireNonNull(submission, "submission");
    }

    /// All that a configuration may say.
    public static SettingsShape shape() {
        return ArgoShape.whole();
    }

    /// Reads it; mistakes are told by `settings`.
    public static ArgoConfiguration read(Settings settings) {
        return new ArgoConfigurationReader(settings).read();
    }

    /// How the pods of a step run whose override, if it names one, exists.
    public PodOptions of(Optional<String> override) {
        return override.map(name -> requireNonNull(overrides.get(name))).orElse(usual);
    }
}
