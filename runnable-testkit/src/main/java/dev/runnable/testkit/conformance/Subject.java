package dev.runnable.testkit.conformance;

import dev.runnable.run.ThisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The executor that is tested: the configuration that chooses it, and what it does not do.
///
/// What is not said here has to work. Made anew by each call of [ExecutorConformance#subject].
public final class Subject {
    private final String configuration;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<Behaviour, String> refused = new EnumMap<>(Behaviour.class);
    private final Map<Behaviour, String> meaningless = new EnumMap<>(Behaviour.class);
    private Optional<PlatformRunner> platform = Optional.empty();
    private OptionalInt most = OptionalInt.empty();
    private Path folder = Path.of("target", "conformance");
    private Duration patience = Duration.ofMinutes(10);
    private List<String> program = ThisProcess.program();
    private int largeRun = 1_000;
    private boolean slow;

    private Subject(String configuration) {
        this.configuration = configuration;
    }

    /// @param configuration as a configuration file has it, with a `pipeline-executor` and whatever
    ///   it needs. The kit reads run logs and catalogs of the usual stores: leave those out
    public static Subject of(String configuration) {
        return new Subject(configuration);
    }

    /// A behaviour that the executor does not support. A pipeline that asks for it has to be
    /// refused before anything is started, by a problem that names the step.
    ///
    /// @param message a part of that problem's text
    public Subject without(Behaviour behaviour, String message) {
        if (behaviour.probe().isEmpty()) {
            throw new IllegalArgumentException(
                    "no pipeline asks for '%s', so none can be refused: say notMeaningful(%s, \"why\")"
                            .formatted(behaviour.text(), behaviour));
        }
        refused.put(behaviour, message);
        return this;
    }

    /// A behaviour that there is nothing to see of. Its tests are skipped, with the reason, and the
    /// summary tells both.
    public Subject notMeaningful(Behaviour behaviour, String why) {
        meaningless.put(behaviour, why);
        return this;
    }

    /// The executor walks pipelines and runs no task: nothing that a task does can be seen.
    public Subject runningNothing(String why) {
        for (Behaviour behaviour : Behaviour.values()) {
            if (behaviour.needsWork()) {
                meaningless.putIfAbsent(behaviour, why);
            }
        }
        return this;
    }

    /// Where the executor writes documents: what runs them.
    public Subject onPlatform(PlatformRunner runner) {
        platform = Optional.of(runner);
        return this;
    }

    /// How many tasks the configuration lets run at once; the kit sees that it is never more.
    public Subject atMost(int tasks) {
        most = OptionalInt.of(tasks);
        return this;
    }

    /// Every task takes a good part of a second to start: large runs have fewer tasks then, and
    /// timeouts are longer.
    public Subject slow() {
        slow = true;
        return this;
    }

    /// How many steps the large run has, where even those that do nothing cost a start; usual:
    /// 1,000.
    public Subject largeRun(int steps) {
        largeRun = steps;
        return this;
    }

    /// A variable of the environment that runs are started in.
    public Subject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Where the pipelines are written and run; usual: `target/conformance`. It has to be a folder
    /// that tasks can be given, for instance one that all machines share.
    public Subject in(Path place) {
        folder = place;
        return this;
    }

    /// What starts the command line: for tests that interrupt and kill it, and for executors whose
    /// steps are processes of it. Usual: the JVM of the tests with their class path.
    public Subject startedBy(String... command) {
        program = List.of(command);
        return this;
    }

    /// How long a single run may take before its tests fail; usual: ten minutes. A net for runs
    /// that never end, no measure of speed.
    public Subject patience(Duration most) {
        patience = most;
        return this;
    }

    String configuration() {
        return configuration;
    }

    Map<String, String> environment() {
        return Collections.unmodifiableMap(environment);
    }

    Optional<String> refusal(Behaviour behaviour) {
        return Optional.ofNullable(refused.get(behaviour));
    }

    Optional<String> meaningless(Behaviour behaviour) {
        return Optional.ofNullable(meaningless.get(behaviour));
    }

    Optional<PlatformRunner> platform() {
        return platform;
    }

    OptionalInt most() {
        return most;
    }

    boolean isSlow() {
        return slow;
    }

    /// Only where the command line is started often it is worth the time that this takes.
    void shareClasses(Path place) throws IOException, InterruptedException {
        if (slow) {
            program = SharedClasses.in(place, program);
        }
    }

    /// Empty where it is not on the class path.
    List<String> program() {
        return program;
    }

    int largeRun() {
        return largeRun;
    }

    Duration patience() {
        return patience;
    }

    Path folder() {
        return folder;
    }
}
