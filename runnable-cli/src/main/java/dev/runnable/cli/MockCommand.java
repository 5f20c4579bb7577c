package dev.runnable.cli;

import dev.runnable.run.Preparation;
import dev.runnable.run.SimulationRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable mock`: walks a pipeline without running it.
@Command(
        name = "mock",
        description = {
            "Walks a pipeline without running it: retries, timeouts, branches and failure paths are as"
                    + " in a run, and hours pass at once.",
            "With --from steps return and take what they did in that run, so that a changed pipeline"
                    + " is tried with real values; without a pipeline it is that of the run. Other"
                    + " steps return made-up values. Patches are read from the configuration."
        })
final class MockCommand implements Callable<Integer> {
    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Mixin private RunIdentity identity = new RunIdentity();

    @Option(
            names = "--from",
            paramLabel = "RUN_ID",
            description = "The run to go by, as 'runnable runs' lists it.")
    private @Nullable String from;

    @Option(
            names = "--failures",
            description = "Attempts that failed in that run fail again. Default: all succeed.")
    private boolean failures;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "What the standard output gets: nothing, or the run log.")
    private OutputFormat output = OutputFormat.text;

    MockCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() {
        if (from == null && failures) {
            throw arguments.wrongUsage("--failures needs --from RUN_ID: whose failures?");
        }
        if (from == null && !arguments.isGiven()) {
            throw arguments.wrongUsage("a pipeline is missing, or --from RUN_ID");
        }
        boolean given = arguments.isGiven();
        Preparation.Ready ready =
                options.preparation(world)
                        .prepareSimulated(
                                new SimulationRequest(
                                        given
                                                ? Optional.of(arguments.pipeline())
                                                : Optional.empty(),
                                        Optional.ofNullable(from),
                                        failures),
                                world::pipeline,
                                options.inputs(),
                                identity.runId(
                                        arguments,
                                        given ? arguments.runId() : Optional.empty(),
                                        world),
                                identity.tag(),
                                world.terminal()::tell);
        return new Execution(world, output).begin(ready);
    }
}
