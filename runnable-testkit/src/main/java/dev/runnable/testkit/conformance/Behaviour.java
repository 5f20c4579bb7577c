package dev.runnable.testkit.conformance;

import java.util.Locale;
import java.util.Optional;

/// What users count on. Each test of the kit is about one of these.
///
/// Those with a probe are asked for by a pipeline: an executor that does not do them has to say so
/// before a run, see [Subject#without]. The others are about the program or the executor itself.
public enum Behaviour {
    ORDER(Work.WALKED),
    DEPENDENCIES(Work.WALKED, "dependencies"),
    PARALLEL(Work.WALKED, "parallel"),
    MAP(Work.WALKED, "map"),
    CONDITIONAL(Work.DONE, "conditional"),
    LOOP(Work.DONE, "loop"),
    NESTED_PIPELINE(Work.WALKED, "nested-pipeline"),
    TASKS(Work.DONE, "tasks"),
    PARAMETERS(Work.DONE),
    PARAMETER_SOURCES(Work.DONE),
    ITEMS(Work.DONE),
    MAX_CONCURRENCY(Work.DONE),
    PURE_REDUCERS(Work.DONE),
    PYTHON_REDUCERS(Work.DONE, "python-reducer"),
    JAVA_REDUCERS(Work.DONE, "java-reducer"),
    RETRIES(Work.DONE, "retries"),
    BACKOFF(Work.DONE, "backoff"),
    TIMEOUT(Work.DONE, "timeout"),
    COMPOSITE_TIMEOUT(Work.DONE, "composite-timeout"),
    ON_FAILURE(Work.DONE),
    ON_ERROR(Work.DONE, "on-error"),
    SKIP_IF(Work.WALKED, "skip-if"),
    FAIL_FAST(Work.DONE, "fail-fast"),
    FAILURE_TEXTS(Work.DONE),
    SHELL(Work.DONE, "tasks"),
    PYTHON(Work.DONE, "python"),
    JAVA(Work.DONE, "java"),
    NOTEBOOK(Work.DONE, "notebook"),
    OBJECTS(Work.DONE, "objects"),
    CATALOG(Work.DONE, "catalog"),
    SANDBOX(Work.DONE, "sandbox"),
    SECRETS(Work.DONE, "secrets"),
    ENVIRONMENT(Work.DONE),
    HOSTILE_NAMES(Work.WALKED),
    HOSTILE_VALUES(Work.DONE),
    EXECUTION_LOG(Work.DONE),
    /// Console output is told while the run goes on, each line with its stream.
    LIVE_OUTPUT(Work.DONE),
    CANCEL(Work.DONE),
    KILL_AND_RETRY(Work.DONE),
    RETRY(Work.DONE),
    SAME_AS_LOCAL(Work.DONE),
    LARGE_RUNS(Work.WALKED),
    SEVERAL_RUNS(Work.WALKED),
    LOG_WHILE_RUNNING(Work.WALKED),
    EVENTS(Work.WALKED),
    CONTRACT(Work.WALKED);

    /// Whether there is anything to see of it where no task is run.
    enum Work {
        WALKED,
        DONE
    }

    private final Work work;
    private final Optional<String> probe;

    Behaviour(Work work) {
        this.work = work;
        this.probe = Optional.empty();
    }

    Behaviour(Work work, String probe) {
        this.work = work;
        this.probe = Optional.of(probe);
    }

    /// The smallest pipeline that asks for it, by the name of its resource.
    Optional<String> probe() {
        return probe;
    }

    boolean needsWork() {
        return work == Work.DONE;
    }

    /// As in reports: "composite timeout".
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
