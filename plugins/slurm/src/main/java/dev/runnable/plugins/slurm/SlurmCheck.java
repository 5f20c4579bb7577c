package dev.runnable.plugins.slurm;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a pipeline cannot be run as jobs, and what is missing for it.
final class SlurmCheck {
    private final SlurmConfiguration configuration;
    private final SourceLocation place;
    private final Pipeline pipeline;
    private final RunContext context;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<JobOptions> wanted = new LinkedHashSet<>();

    SlurmCheck(
            SlurmConfiguration configuration,
            SourceLocation place,
            Pipeline pipeline,
            RunContext context) {
        this.configuration = configuration;
        this.place = place;
        this.pipeline = pipeline;
        this.context = context;
    }

    List<Problem> check() {
        pipeline.graph().visit(this::collect);
        Optional<SelfStart> self = context.selfStart().filter(it -> !it.command().isEmpty());
        if (self.isEmpty()) {
            problems.add(
                    Problem.error(
                                    ProblemCode.PLUGIN_LACKS,
                                    place,
                                    "jobs start the command line for every step, which is not here")
                            .withHint("Start the run by 'runnable execute'."));
        } else {
            checkFolder();
        }
        if (!wanted.isEmpty()) {
            problems.addAll(
                    new ClusterCheck(
                                    configuration,
                                    SlurmProvider.slurm(configuration, context),
                                    place)
                            .check(wanted));
        }
        return problems;
    }

    private void collect(String path, Node node) {
        checkOverride(path, node);
        switch (node) {
            case Node.Task task -> {
                configuration.ofStep(task.options()).ifPresent(wanted::add);
                checkSandbox(path, task);
            }
            case Node.Map map -> {
                if (Reducer.parse(map.reducer()) instanceof Reducer.Custom) {
                    wanted.add(configuration.usual());
                }
            }
            case Node.Stub _,
                    Node.Success _,
                    Node.Fail _,
                    Node.Parallel _,
                    Node.Conditional _,
                    Node.Loop _,
                    Node.Dag _ -> {}
        }
    }

    private void checkOverride(String path, Node node) {
        Optional<String> name = SlurmConfiguration.override(node.options());
        if (name.isPresent() && !configuration.overrides().containsKey(name.get())) {
            Set<String> known = configuration.overrides().keySet();
            problems.add(
                    Problem.error(
                                    ProblemCode.PLUGIN_REFUSES,
                                    SourceLocation.of(pipeline.source()),
                                    "the configuration has no override '" + name.get() + "'")
                            .inStep(path)
                            .withHint(
                                    Suggestion.didYouMean(name.get(), known)
                                            .orElse(
                                                    known.isEmpty()
                                                            ? "Write one below 'overrides' of the"
                                                                    + " executor."
                                                            : "It has "
                                                                    + String.join(", ", known)
                                                                    + ".")));
        }
    }

    /// A private folder is made by whoever starts the run, below the folder for temporary files.
    private void checkSandbox(String path, Node.Task task) {
        Path temporary = context.temporaryDirectory();
        if (task.catalog().sandbox().orElse(false)
                && (temporary.startsWith("/tmp") || temporary.startsWith("/var/tmp"))) {
            problems.add(
                    Problem.warning(
                                    ProblemCode.PLUGIN_REFUSES,
                                    SourceLocation.of(pipeline.source()),
                                    "the step's private folder is made below "
                                            + temporary.getParent()
                                            + ", which other nodes usually do not see")
                            .inStep(path)
                            .withHint("Let TMPDIR name a folder that all nodes share."));
        }
    }

    private void checkFolder() {
        Optional<Path> folder = SlurmExecutor.folder(configuration, context);
        if (folder.isEmpty()) {
            return; // the store of the run log is not shared, which the engine tells
        }
        Path there = folder.get();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            problems.add(
                    Problem.error(
                                    ProblemCode.NOT_WRITABLE,
                                    place,
                                    "nothing can be written to " + there + " for jobs")
                            .withHint(
                                    "Name a folder that all nodes share and that you may write to"
                                            + " by 'folder'."));
        }
    }
}
