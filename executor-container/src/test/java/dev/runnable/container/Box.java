package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.KnownServices;
import dev.runnable.extension.Extensions;
import dev.runnable.fixture.ClassPathContext;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepOptions;
import dev.runnable.parameter.JsonText;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// An executor that was made from a configuration file.
///
/// @param progress what it has told before its first step
record Box(TraversingExecutor executor, List<Problem> mistakes, List<String> progress) {
    static final String IMAGE = "runnable-test:1";

    /// Of these lines in `config`, besides the image of the tests.
    static Box of(String... lines) {
        return configured("docker_image: " + IMAGE, String.join("\n    ", lines));
    }

    static Box configured(String... lines) {
        String text =
                "pipeline-executor:\n  type: local-container\n  config:\n    "
                        + String.join("\n    ", lines)
                        + "\n";
        LocalContainerProvider provider = new LocalContainerProvider(3);
        KnownServices known = new Services(Extensions.onClassPath()).known();
        Problems problems = new Problems();
        TraversingExecutor executor =
                (TraversingExecutor)
                        provider.create(
                                new ConfigurationReader(known)
                                        .readText(text, "config.yaml", Map.of())
                                        .orThrow()
                                        .executor()
                                        .settings(problems),
                                new ClassPathContext());
        return new Box(executor, problems.sorted(), new ArrayList<>());
    }

    List<String> told() {
        return mistakes.stream().map(Problem::toString).toList();
    }

    AttemptOutcome run(Trial trial) throws InterruptedException {
        return run(trial.attempt(), trial.context());
    }

    /// As a run does that begins with this task.
    AttemptOutcome run(TaskAttempt attempt, RunContext context) throws InterruptedException {
        assertThat(prepare(context, attempt.node())).isEmpty();
        try (TraversingExecutor.Session session = executor.open(context)) {
            return session.run(attempt);
        }
    }

    /// The outputs as JSON, by name.
    Map<String, String> outputs(Trial trial) throws InterruptedException {
        AttemptOutcome outcome = run(trial);
        if (!(outcome instanceof AttemptOutcome.Succeeded succeeded)) {
            throw new AssertionError("failed: " + outcome + " " + trial.output.err());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        succeeded.outputs().forEach((name, output) -> texts.put(name, JsonText.of(output.value())));
        return texts;
    }

    AttemptOutcome.Failed failure(Trial trial) throws InterruptedException {
        AttemptOutcome outcome = run(trial);
        if (!(outcome instanceof AttemptOutcome.Failed failed)) {
            throw new AssertionError("did not fail: " + outcome);
        }
        return failed;
    }

    List<String> check(RunContext context, Node... nodes) {
        return executor.check(pipeline(nodes), context).stream().map(Problem::toString).toList();
    }

    private static Pipeline pipeline(Node... nodes) {
        SequencedMap<String, Node> all = new LinkedHashMap<>();
        for (Node node : nodes) {
            all.put(node.name(), node);
        }
        all.put(Node.Success.NAME, new Node.Success());
        all.put(Node.Fail.NAME, new Node.Fail());
        Graph graph = new Graph(Optional.empty(), Optional.empty(), all, List.of(), false);
        return new Pipeline("pipeline.yaml", graph, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /// What could not be had before the first step, as a person reads it.
    List<String> prepare(RunContext context, Node... nodes) throws InterruptedException {
        return executor.prepare(pipeline(nodes), context, progress::add).stream()
                .map(Problem::toString)
                .toList();
    }

    static Node.Task named(String name, Node.Task node) {
        return new Node.Task(name, node.task(), node.catalog(), node.options());
    }

    /// The trial's task as a step that names an override.
    static Node.Task overridden(Trial trial, String name) {
        Node.Task node = trial.node();
        StepOptions none = StepOptions.NONE;
        return new Node.Task(
                node.name(),
                node.task(),
                node.catalog(),
                new StepOptions(
                        none.retry(),
                        none.timeout(),
                        Map.of("local-container", name),
                        none.onError(),
                        none.skipIf()));
    }

    static TaskAttempt overridden(TaskAttempt attempt, Node.Task node) {
        return new TaskAttempt(
                attempt.step(),
                attempt.number(),
                node,
                attempt.parameters(),
                attempt.variables(),
                attempt.secrets(),
                attempt.environment(),
                attempt.output(),
                attempt.workingDirectory(),
                attempt.objects());
    }

    static RunContext with(RunContext context, Path temporary, Map<String, String> environment) {
        return new RunContext(
                context.runId(),
                context.tag(),
                context.workingDirectory(),
                context.pipelineDirectory(),
                temporary,
                environment,
                context.python(),
                context.classpath(),
                context.passEnvironment());
    }
}
