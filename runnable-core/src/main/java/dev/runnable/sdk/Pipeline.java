package dev.runnable.sdk;

import dev.runnable.definition.Definition;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.run.ThisProcess;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A pipeline: steps, and the parameters that they begin with. Immutable.
///
/// ```java
/// Pipeline.of(
///         "sales",
///         java("clean", Sales::clean).returns("rows"),
///         map("fit").over("models").as("model").reduce("max").run(
///                 java("train", Sales::train).returns("score")),
///         shell("report", "echo $rows rows, best score $score"))
///     .parameter("models", List.of("linear", "forest"))
/// ```
///
/// The command line runs what a static method without arguments returns, `runnable execute
/// Sales.java`, and a program what it has: [#execute()].
public final class Pipeline {
    static {
        PipelineException.provide();
    }

    private final String name;
    private final Branch graph;
    private final SequencedMap<String, @Nullable Object> parameters;

    private Pipeline(String name, Branch graph, Map<String, ?> parameters) {
        this.name = name;
        this.graph = graph;
        this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    /// Steps that run one after the other.
    public static Pipeline of(String name, Step... steps) {
        return of(name, Arrays.asList(steps));
    }

    /// Steps that run one after the other.
    public static Pipeline of(String name, List<? extends Step> steps) {
        return made(name, Branch.chain(List.copyOf(steps)));
    }

    /// Steps that run as soon as what they need has ended ([Step#needs]).
    public static Pipeline graph(String name, Step... steps) {
        return graph(name, Arrays.asList(steps));
    }

    /// Steps that run as soon as what they need has ended ([Step#needs]).
    public static Pipeline graph(String name, List<? extends Step> steps) {
        return made(name, Branch.dependencies(List.copyOf(steps)));
    }

    private static Pipeline made(String name, Branch graph) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw Mistake.here()
                    .of(
                            ProblemCode.BAD_NAME,
                            "a pipeline needs a name on one line",
                            "Give it one that says what it is for.");
        }
        Pipeline made = new Pipeline(name, graph, Map.of());
        made.check();
        return made;
    }

    /// All that the reader of files finds wrong, but for what it finds in files.
    private void check() {
        try {
            definition().check();
        } catch (ProblemException e) {
            throw new PipelineException(e);
        }
    }

    /// A parameter that its steps begin with, unless the run is given another value.
    ///
    /// @param value of texts, numbers, booleans, lists, maps, records and nulls
    public Pipeline parameter(String parameter, @Nullable Object value) {
        Mistake mistake = Mistake.here();
        SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(parameters);
        more.put(Names.parameter(parameter, mistake), Values.plain(value, mistake));
        return new Pipeline(name, graph, more);
    }

    /// Parameters that its steps begin with, as [#parameter].
    public Pipeline parameters(Map<String, ?> values) {
        Pipeline pipeline = this;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            pipeline = pipeline.parameter(value.getKey(), value.getValue());
        }
        return pipeline;
    }

    /// What it is for, in words.
    public Pipeline description(String text) {
        return new Pipeline(name, graph.description(text), parameters);
    }

    /// Dependency graphs: starts nothing new after the first failure.
    public Pipeline failFast() {
        return new Pipeline(name, graph.failFast(), parameters);
    }

    public String name() {
        return name;
    }

    /// The same pipeline as a file, which runs the same: `runnable execute pipeline.yaml`.
    ///
    /// @throws PipelineException when a step calls a lambda, which a file cannot name
    public String toYaml() {
        try {
            return definition().toYaml();
        } catch (ProblemException e) {
            throw new PipelineException(e);
        }
    }

    /// Runs it, as [#execute(RunOptions)], as the environment says.
    public Run execute() {
        return execute(RunOptions.defaults());
    }

    /// Runs it with the executor that the configuration chooses, and blocks until the run and all
    /// that it has started is gone. May be called by several threads at once.
    ///
    /// @return how it ended, also when steps have failed
    /// @throws PipelineException when it could not start: nothing was run
    public Run execute(RunOptions options) {
        return new Execution(definition(), options).execute();
    }

    /// Goes on with a run of this pipeline that failed, was interrupted or killed. It keeps its
    /// parameters.
    ///
    /// @throws PipelineException when there is no such run, or it cannot go on
    public Run retry(String runId) {
        return retry(runId, RunOptions.defaults());
    }

    /// As [#retry(String)]. Of the options parameters, run id and tag are the run's own.
    public Run retry(String runId, RunOptions options) {
        return new Execution(definition(), options).retry(runId);
    }

    /// Finds all that would keep it from running here, and runs nothing.
    ///
    /// @return errors and warnings as the command line tells them; empty when there are none
    public List<String> validate(RunOptions options) {
        return new Execution(definition(), options).problems();
    }

    /// Runs it and ends the process as the command line would: the last line of a `main`.
    public void executeAndExit() {
        ThisProcess.exit(exitCode());
    }

    private int exitCode() {
        try {
            return execute().exitCode();
        } catch (PipelineException e) {
            e.problems().forEach(ThisProcess::tell);
            return e.exitCode();
        }
    }

    Branch asBranch() {
        return graph.withDefaults(parameters);
    }

    Definition definition() {
        GraphDocument document = new GraphDocument();
        SequencedMap<String, @Nullable Object> dag = document.of(graph);
        SequencedMap<String, @Nullable Object> all = new LinkedHashMap<>(parameters);
        document.defaults().forEach(all::putIfAbsent);
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!all.isEmpty()) {
            fields.put("parameters", all);
        }
        fields.put("dag", dag);
        return new Definition(name, graph.site(), fields, document.places());
    }

    @Override
    public String toString() {
        return "pipeline '" + name + "'";
    }
}
