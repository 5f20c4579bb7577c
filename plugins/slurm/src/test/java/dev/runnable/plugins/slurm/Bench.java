package dev.runnable.plugins.slurm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.extension.Extensions;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The executor on a fake cluster. What jobs start in place of this program is a script that tells
/// its outcome as this program does.
final class Bench {
    /// Of the step's process: `$outcome` is the file that gets its outcome, `$attempt` its number.
    static final String SUCCEEDS = "echo '{\"outputs\":{}}' >\"$outcome\"";

    final Path folder;
    final FakeSlurm cluster;
    final List<String> output = new CopyOnWriteArrayList<>();
    final TraversingExecutor executor;
    final RunContext context;

    private Bench(Path folder, String process, String... settings) throws IOException {
        this.folder = folder;
        this.cluster =
                Files.exists(folder.resolve("bin"))
                        ? new FakeSlurm(folder.resolve("bin"))
                        : FakeSlurm.in(folder.resolve("bin"));
        Problems problems = new Problems();
        this.executor =
                (TraversingExecutor)
                        make(
                                        "programs: "
                                                + cluster.folder()
                                                + "\n    poll: 1s\n    "
                                                + String.join("\n    ", settings),
                                        problems)
                                .orElseThrow(
                                        () -> new AssertionError(problems.sorted().toString()));
        this.context = context(process);
    }

    /// @param process what a step's process does
    /// @param settings lines of the configuration
    static Bench in(Path folder, String process, String... settings) throws IOException {
        return new Bench(folder, process, settings);
    }

    /// What is wrong with these lines beside what all tests need.
    static List<String> told(String... settings) {
        return toldOf("programs: /usr/bin\n    poll: 1s\n    " + String.join("\n    ", settings));
    }

    /// What is wrong with a configuration.
    static List<String> toldOf(String settings) {
        Problems problems = new Problems();
        make(settings, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static Optional<GenericPipelineExecutor> make(String settings, Problems problems) {
        String text = "pipeline-executor:\n  type: slurm\n  config:\n    " + settings + "\n";
        Services services = new Services(Extensions.onClassPath());
        ServiceContext here =
                services.context(
                        Path.of("").toAbsolutePath(),
                        Map.of(),
                        InstantSource.system(),
                        ZoneOffset.UTC,
                        new Random(1));
        return new SlurmProvider()
                .make(
                        new ConfigurationReader(services.known())
                                .readText(text, "config.yaml", Map.of())
                                .orThrow()
                                .executor()
                                .settings(problems),
                        here);
    }

    private RunContext context(String process) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path program =
                Files.writeString(
                        Files.createTempFile(folder, "program", ".sh"),
                        """
                        while [ $# -gt 0 ]; do
                            case $1 in --outcome) outcome=$2 ;; --attempt) attempt=$2 ;; esac
                            shift
                        done
                        """
                                + process
                                + "\n");
        return new RunContext(
                "run-1",
                "",
                work,
                work,
                folder.resolve(program.getFileName() + ".temporary"),
                cluster.environment(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(
                        new SelfStart(
                                List.of("/bin/sh", program.toString()),
                                Optional.empty(),
                                JsonNodeFactory.instance.objectNode(),
                                List.of(folder.resolve("catalog")))));
    }

    TaskAttempt attempt(String step) {
        return attempt(StepPath.root(step), task(step, StepOptions.NONE));
    }

    TaskAttempt attempt(StepPath step, Node.Task task) {
        return new TaskAttempt(
                step,
                1,
                task,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Map.of(),
                Map.of(),
                (stream, line) -> output.add(stream + " " + line),
                Optional.empty(),
                ObjectFiles.none("none"));
    }

    static Node.Task task(String name, StepOptions options) {
        TaskSpec shell = new TaskSpec("shell", "true", List.of(), List.of(), new LinkedHashMap<>());
        return new Node.Task(name, shell, CatalogSpec.NONE, options);
    }

    static StepOptions overridden(String override) {
        StepOptions none = StepOptions.NONE;
        return new StepOptions(
                none.retry(),
                none.timeout(),
                Map.of("slurm", override),
                none.onError(),
                none.skipIf());
    }

    List<String> check(Node... nodes) {
        SequencedMap<String, Node> all = new LinkedHashMap<>();
        for (Node node : nodes) {
            all.put(node.name(), node);
        }
        all.put(Node.Success.NAME, new Node.Success());
        all.put(Node.Fail.NAME, new Node.Fail());
        Graph graph = new Graph(Optional.empty(), Optional.empty(), all, List.<Edge>of(), false);
        Pipeline pipeline =
                new Pipeline("pipeline.yaml", graph, new LinkedHashMap<>(), new LinkedHashMap<>());
        return executor.check(pipeline, context).stream().map(Problem::toString).toList();
    }
}
