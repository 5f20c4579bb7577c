package dev.runnable.sdk;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a run is started with. What is not said is as on the command line: the environment's
/// `RUNNABLE_*`, then `runnable-config.yaml` in the working directory, then the defaults.
/// Immutable.
public final class RunOptions {
    private static final RunOptions DEFAULTS =
            new RunOptions(new Said(null, null, null, "", null, null), new LinkedHashMap<>());

    private final Said said;
    private final SequencedMap<String, @Nullable Object> parameters;

    private record Said(
            @Nullable Path configuration,
            @Nullable Path parametersFile,
            @Nullable String runId,
            String tag,
            @Nullable Path workingDirectory,
            @Nullable Listener listener) {}

    private RunOptions(Said said, SequencedMap<String, @Nullable Object> parameters) {
        this.said = said;
        this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /// The configuration file: which executor, stores and secrets.
    public RunOptions configuration(Path file) {
        return with(
                new Said(
                        file,
                        said.parametersFile,
                        said.runId,
                        said.tag,
                        said.workingDirectory,
                        said.listener));
    }

    /// A YAML file of parameters.
    public RunOptions parametersFile(Path file) {
        return with(
                new Said(
                        said.configuration,
                        file,
                        said.runId,
                        said.tag,
                        said.workingDirectory,
                        said.listener));
    }

    /// What the run is called. There must be no other of this name.
    public RunOptions runId(String runId) {
        return with(
                new Said(
                        said.configuration,
                        said.parametersFile,
                        runId,
                        said.tag,
                        said.workingDirectory,
                        said.listener));
    }

    /// Free text that is kept with the run.
    public RunOptions tag(String tag) {
        return with(
                new Said(
                        said.configuration,
                        said.parametersFile,
                        said.runId,
                        tag,
                        said.workingDirectory,
                        said.listener));
    }

    /// Where steps run and where names of files begin; the program's own unless said.
    public RunOptions workingDirectory(Path folder) {
        return with(
                new Said(
                        said.configuration,
                        said.parametersFile,
                        said.runId,
                        said.tag,
                        folder,
                        said.listener));
    }

    /// Who is told what happens; unless said, the standard error gets what the command line shows.
    public RunOptions listener(Listener listener) {
        return with(
                new Said(
                        said.configuration,
                        said.parametersFile,
                        said.runId,
                        said.tag,
                        said.workingDirectory,
                        listener));
    }

    /// Shows nothing.
    public RunOptions quiet() {
        return listener(Listener.none());
    }

    /// Sets a parameter, over all other sources of it.
    public RunOptions parameter(String name, @Nullable Object value) {
        Mistake mistake = Mistake.here();
        SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(parameters);
        more.put(Names.parameter(name, mistake), Values.plain(value, mistake));
        return new RunOptions(said, more);
    }

    /// Sets parameters, as [#parameter].
    public RunOptions parameters(Map<String, ?> values) {
        RunOptions options = this;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            options = options.parameter(value.getKey(), value.getValue());
        }
        return options;
    }

    private RunOptions with(Said changed) {
        return new RunOptions(changed, parameters);
    }

    Optional<Path> configuration() {
        return Optional.ofNullable(said.configuration);
    }

    Optional<Path> parametersFile() {
        return Optional.ofNullable(said.parametersFile);
    }

    Optional<String> runId() {
        return Optional.ofNullable(said.runId);
    }

    String tag() {
        return said.tag;
    }

    Optional<Path> workingDirectory() {
        return Optional.ofNullable(said.workingDirectory);
    }

    Optional<Listener> listener() {
        return Optional.ofNullable(said.listener);
    }

    SequencedMap<String, @Nullable Object> parameters() {
        return parameters;
    }
}
