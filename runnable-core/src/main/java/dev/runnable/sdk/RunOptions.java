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
            new RunOptions(new LinkedHashMap<>(), new LinkedHashMap<>());

    /// What can be said, each of one type.
    private enum Option {
        CONFIGURATION,
        PARAMETERS_FILE,
        RUN_ID,
        TAG,
        WORKING_DIRECTORY,
        LISTENER
    }

    private final Map<Option, Object> said;
    private final SequencedMap<String, @Nullable Object> parameters;

    private RunOptions(
            Map<Option, Object> said, SequencedMap<String, @Nullable Object> parameters) {
        this.said = Map.copyOf(said);
        this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /// The configuration file: which executor, stores and secrets.
    public RunOptions configuration(Path file) {
        return with(Option.CONFIGURATION, file);
    }

    /// A YAML file of parameters.
    public RunOptions parametersFile(Path file) {
        return with(Option.PARAMETERS_FILE, file);
    }

    /// What the run is called. There must be no other of this name.
    public RunOptions runId(String runId) {
        return with(Option.RUN_ID, runId);
    }

    /// Free text that is kept with the run.
    public RunOptions tag(String tag) {
        return with(Option.TAG, tag);
    }

    /// Where steps run and where names of files begin; the program's own unless said.
    public RunOptions workingDirectory(Path folder) {
        return with(Option.WORKING_DIRECTORY, folder);
    }

    /// Who is told what happens; unless said, the standard error gets what the command line shows.
    public RunOptions listener(Listener listener) {
        return with(Option.LISTENER, listener);
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

    private RunOptions with(Option option, Object value) {
        Map<Option, Object> more = new LinkedHashMap<>(said);
        more.put(option, value);
        return new RunOptions(more, parameters);
    }

    private <T> Optional<T> find(Option option, Class<T> type) {
        return Optional.ofNullable(said.get(option)).map(type::cast);
    }

    Optional<Path> configuration() {
        return find(Option.CONFIGURATION, Path.class);
    }

    Optional<Path> parametersFile() {
        return find(Option.PARAMETERS_FILE, Path.class);
    }

    Optional<String> runId() {
        return find(Option.RUN_ID, String.class);
    }

    String tag() {
        return find(Option.TAG, String.class).orElse("");
    }

    Optional<Path> workingDirectory() {
        return find(Option.WORKING_DIRECTORY, Path.class);
    }

    Optional<Listener> listener() {
        return find(Option.LISTENER, Listener.class);
    }

    SequencedMap<String, @Nullable Object> parameters() {
        return parameters;
    }
}
