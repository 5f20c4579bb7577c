package dev.runnable.cli;

import dev.runnable.run.PipelineRun;
import dev.runnable.run.RunIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable execute`: runs a pipeline and shows what happens.
@Command(
        name = "execute",
        description = {
            "Runs a pipeline.",
            "What happens is shown on the standard error; with --output json the run log is"
                    + " written to the standard output."
        })
final class ExecuteCommand implements Callable<Integer> {
    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "Names the run. Default: RUNNABLE_RUN_ID, else one is made up.")
    private @Nullable String runId;

    @Option(names = "--tag", paramLabel = "TEXT", description = "Free text kept with the run.")
    private String tag = "";

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "What the standard output gets: nothing, or the run log.")
    private OutputFormat output = OutputFormat.text;

    ExecuteCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() {
        Optional<String> id = chosenRunId();
        Preparation preparation = new Preparation(world, options.configuration());
        Preparation.Ready ready = preparation.prepare(arguments.pipeline(), id, tag, options);
        ready.warnings().forEach(problem -> Complaints.tell(world.terminal(), problem));
        PipelineRun run =
                new PipelineRun(
                        ready.request(),
                        ready.services(),
                        List.of(new RunConsole(world.terminal())));
        return new Execution(world, output).run(run, ready.services().store());
    }

    private Optional<String> chosenRunId() {
        List<String> given = new ArrayList<>();
        arguments.runId().ifPresent(given::add);
        Optional.ofNullable(runId).ifPresent(given::add);
        if (given.stream().distinct().count() > 1) {
            throw arguments.wrongUsage("two run ids are given: " + String.join(", ", given));
        }
        Optional<String> fromEnvironment =
                Optional.ofNullable(world.environment().get("RUNNABLE_RUN_ID"))
                        .filter(id -> !id.isEmpty());
        String source = given.isEmpty() ? "RUNNABLE_RUN_ID" : "run id";
        Optional<String> chosen = given.stream().findFirst().or(() -> fromEnvironment);
        chosen.ifPresent(id -> RunIds.check(id, source));
        return chosen;
    }
}
