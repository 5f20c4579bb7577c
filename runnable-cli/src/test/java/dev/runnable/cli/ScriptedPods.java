package dev.runnable.cli;

import dev.runnable.engine.Ambience;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.engine.AttemptOutputs;
import dev.runnable.engine.FannedIn;
import dev.runnable.engine.FannedOut;
import dev.runnable.engine.PartEngine;
import dev.runnable.engine.RunLogFailure;
import dev.runnable.engine.RunSetup;
import dev.runnable.event.History;
import dev.runnable.event.RunEvent;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.reentry.StepArgument;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.testkit.argo.Pod;
import dev.runnable.testkit.argo.PodRunner;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Pods that do what their words say in this process, over one log in memory; tasks follow a
/// script. One after the other.
final class ScriptedPods implements PodRunner {
    private final Graph graph;
    private final RunLogFold log = new RunLogFold();
    private final PartEngine engine;
    private final List<String> complaints = new ArrayList<>();

    ScriptedPods(Graph graph, RandomScript script, RunEvent.RunStarted started) {
        this.graph = graph;
        log.apply(started);
        engine =
                new PartEngine(
                        new RunSetup(
                                started.header(),
                                graph,
                                History.NONE,
                                new ScriptSession(script),
                                1,
                                _ -> Optional.empty(),
                                Map.of(),
                                log::apply,
                                (_, _) -> new Silent(),
                                AttemptFiles.none("do-nothing"),
                                new Ambience(
                                        InstantSource.system(),
                                        ZoneOffset.UTC,
                                        System::nanoTime,
                                        new Random(1))),
                        log);
    }

    RunLogFold log() {
        return log;
    }

    /// What no pod may be told.
    List<String> complaints() {
        return complaints;
    }

    @Override
    public int run(Pod pod) throws Exception {
        List<String> words = pod.command();
        try {
            return switch (words.get(1)) {
                case ReentryCommand.EXECUTE_SINGLE_NODE ->
                        PartRun.exitCode(engine.run(step(words.get(4))));
                case ReentryCommand.FAN -> fan(pod, step(words.get(3)), words.contains("out"));
                case ReentryCommand.CLOSE_RUN -> PartRun.exitCode(engine.close());
                default -> throw new AssertionError("no such command: " + words);
            };
        } catch (ProblemException e) {
            complaints.add(String.join(" ", words) + ": " + e.problems());
            return e.exitCode();
        }
    }

    private int fan(Pod pod, StepPath step, boolean out) throws RunLogFailure, IOException {
        Node node = graph.around(step).node(step.name());
        if (!out) {
            FannedIn ended = engine.fanIn(step);
            if (!ended.goesOn()) {
                tell(pod, "");
                return PartRun.exitCode(ended.state());
            }
        }
        FannedOut begun = engine.fanOut(step);
        tell(pod, BranchesJson.places(node, begun));
        return PartRun.exitCode(begun.state());
    }

    private static void tell(Pod pod, String text) throws IOException {
        int option = pod.command().indexOf("--output-file");
        if (option >= 0) {
            Path file = pod.onHost(pod.command().get(option + 1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    private static StepPath step(String word) {
        Problems problems = new Problems();
        return StepArgument.decode(word, new Reporter(problems))
                .orElseThrow(() -> new AssertionError(word + ": " + problems.sorted()));
    }

    private record Silent() implements AttemptOutputs.Open {
        @Override
        public void line(Stream stream, String line) {}

        @Override
        public void close() {}
    }
}
