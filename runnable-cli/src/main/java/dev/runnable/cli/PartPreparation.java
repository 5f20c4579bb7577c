package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.event.RunHeader;
import dev.runnable.graph.Graph;
import dev.runnable.graph.ItemKeys;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.reentry.StepResolver;
import dev.runnable.run.EarlierRun;
import dev.runnable.run.NewRun;
import dev.runnable.run.PartOfRun;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Preparation;
import dev.runnable.run.RunIds;
import dev.runnable.run.RunListener;
import dev.runnable.run.RunLogProblem;
import dev.runnable.run.RunServices;
import dev.runnable.run.Surroundings;
import dev.runnable.run.UnknownRun;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// From arguments to a part of a run that can be run. The run's log tells what the pipeline is; the
/// configuration of this process only where the log, the catalog and the secrets are.
final class PartPreparation {
    /// Half a minute, which is long for the shared folder of a cluster.
    private static final int LOOKS = 600;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final World world;
    private final PartOptions options;
    private final Preparation preparation;

    /// @param node the step
    record Ready(PartOfRun part, StepPath step, Node node) {}

    PartPreparation(World world, PartOptions options) {
        this.world =
                options.hosted()
                        .map(hosted -> within(world, hosted.folder(), options.workingDirectory()))
                        .orElse(world);
        this.options = options;
        this.preparation = options.run().preparation(this.world);
    }

    /// What a host's process needs lies where the host will remove it. One that was started in the
    /// private folder of its step need not start another.
    private static World within(World world, Path folder, Optional<Path> workingDirectory) {
        Surroundings all = world.surroundings();
        return new World(
                new Surroundings(
                        all.environment(),
                        workingDirectory.orElse(all.workingDirectory()),
                        folder,
                        all.ambience(),
                        workingDirectory.isPresent() ? List.of() : all.self(),
                        all.plugins()),
                world.terminal());
    }

    /// @param file the pipeline, for a run that does not exist yet; else to be compared
    /// @throws ProblemException with what is wrong
    Ready prepare(String runId, Optional<String> file, String step, List<RunListener> listeners) {
        RunIds.check(runId, "RUN_ID");
        Configuration chosen = preparation.chosen();
        RunLogStore store = preparation.assembly(chosen).store();
        RunLogFold known = known(store, runId, file);
        RunHeader header = known.header().orElseThrow();
        Configuration frozen = preparation.frozen(header);
        Pipeline pipeline =
                PipelineReader.readTexts(header.texts(), preparation.commandTypes()).orThrow();
        file.ifPresent(name -> compare(name, header, frozen));
        Problems problems = new Problems();
        Optional<RunServices> services =
                preparation
                        .assembly(chosen.forPartOf(frozen))
                        .services(pipeline, header.tag(), problems);
        problems.throwIfFailed();
        StepResolver resolver = resolver(pipeline.graph(), known);
        StepPath path = resolver.resolve(step, options.iteration());
        return new Ready(
                new PartOfRun(known, pipeline, services.orElseThrow(), listeners),
                path,
                resolver.node(path).orElseThrow());
    }

    private RunLogFold known(RunLogStore store, String runId, Optional<String> file) {
        Optional<RunLogFold> known = find(store, runId);
        if (known.isPresent() || file.isEmpty()) {
            return known.orElseThrow(() -> unknown(store, runId));
        }
        if (options.mode() == PartOptions.Mode.python) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.NOT_SUPPORTED,
                                    SourceLocation.of(file.get()),
                                    "there is no run '"
                                            + runId
                                            + "', and a pipeline in Python cannot be read here")
                            .withHint("Write the pipeline as YAML."));
        }
        Preparation.Ready ready =
                preparation.prepareForOthers(
                        source(file.get()), options.run().inputs(), runId, options.tag());
        NewRun.create(ready.request(), ready.services());
        return afterItsBeginning(store, runId);
    }

    /// Of processes that come at once one creates the run, and the others may see it before it has
    /// said anything.
    private static RunLogFold afterItsBeginning(RunLogStore store, String runId) {
        Optional<RunLogFold> known = find(store, runId);
        for (int i = 0; known.isEmpty() && i < LOOKS; i++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            known = find(store, runId);
        }
        return known.orElseThrow(() -> unknown(store, runId));
    }

    private PipelineSource source(String file) {
        return options.source()
                .map(name -> world.pipeline(file, name))
                .orElseGet(() -> world.pipeline(file));
    }

    private static Optional<RunLogFold> find(RunLogStore store, String runId) {
        RunLogFold fold = new RunLogFold();
        try {
            store.replay(runId, fold::apply);
        } catch (IOException e) {
            throw RunLogProblem.ofReading(e);
        }
        return fold.header().map(_ -> fold);
    }

    /// Also of one whose log tells no single events.
    private static ProblemException unknown(RunLogStore store, String runId) {
        EarlierRun.find(store, runId);
        return UnknownRun.of(store, runId);
    }

    private void compare(String name, RunHeader header, Configuration frozen) {
        PipelineSource source = world.pipeline(name);
        if (options.mode() == PartOptions.Mode.python || !source.isThere(frozen)) {
            return;
        }
        Pipeline now = source.read(frozen, preparation.commandTypes()).reading().orThrow();
        List<Problem> problems =
                EarlierRun.changes(
                        header, now, "Leave the file out: the run has its pipeline in its log.");
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static StepResolver resolver(Graph graph, RunLogFold known) {
        StepResolver paths = new StepResolver(graph, (_, _, _) -> List.of());
        return new StepResolver(
                graph,
                (map, _, value) ->
                        paths.node(map)
                                .filter(Node.Map.class::isInstance)
                                .map(Node.Map.class::cast)
                                .flatMap(node -> items(map, node, known))
                                .map(keys -> keys.keysOf(value))
                                .orElse(List.of()));
    }

    private static Optional<ItemKeys> items(StepPath map, Node.Map node, RunLogFold known) {
        Optional<Scope> scope = known.scopeOf(map);
        return scope.flatMap(it -> it.find(node.iterateOn()))
                .map(Parameter::value)
                .map(ItemKeys::of);
    }
}
