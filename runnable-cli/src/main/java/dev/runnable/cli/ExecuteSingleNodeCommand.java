package dev.runnable.cli;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.reentry.ReentryCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `runnable execute-single-node`: one try of one step, by a process of its own.
@Command(
        name = ReentryCommand.EXECUTE_SINGLE_NODE,
        hidden = true,
        description = {
            "Runs one try of one step of a run, as the run has frozen it. For executors that run"
                    + " every step in a process, container or pod.",
            "A run that does not exist yet is created when FILE, its pipeline, is given. 'success'"
                    + " and 'fail' also end their branch or the run.",
            "Exit code 0 when the step succeeded or is skipped, 1 when this try failed; a step that"
                    + " has tries left is run again by the same command."
        })
final class ExecuteSingleNodeCommand implements Callable<Integer> {
    private final World world;
    @Mixin private PartOptions options = new PartOptions();
    @Mixin private Words words = new Words();

    /// `RUN_ID [FILE] STEP`.
    static final class Words {
        @Parameters(
                arity = "2..3",
                paramLabel = "RUN_ID [FILE] STEP",
                hideParamSyntax = true,
                description = {
                    "The run, its pipeline file, and the step: 'train', 'par.b=left.train',"
                            + " 'm.i=KEY.train', 'l.n=0.train', or as the run log or the original"
                            + " writes it."
                })
        private List<String> all = new ArrayList<>();
    }

    ExecuteSingleNodeCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        PartRun run = new PartRun(world, options);
        List<String> all = words.all;
        PartPreparation.Ready ready =
                run.prepare(
                        all.getFirst(),
                        all.size() == 3 ? Optional.of(all.get(1)) : Optional.empty(),
                        all.getLast());
        check(ready.node(), all.getLast());
        try (Interruption _ = Interruption.of(ready.part()::stop)) {
            if (options.hosted().isPresent()) {
                PartOptions.Hosted hosted = options.hosted().get();
                Optional<Path> folder =
                        options.workingDirectory()
                                .map(_ -> world.surroundings().workingDirectory());
                return PartRun.tell(
                        ready.part().attempt(ready.step(), hosted.number(), folder), hosted);
            }
            return PartRun.exitCode(ready.part().run(ready.step()));
        }
    }

    private void check(Node node, String step) {
        if (!Graph.branchesOf(node).isEmpty()) {
            throw PartRun.wrongType(
                    "%s is a %s step: its branches are run one by one"
                            .formatted(Excerpt.quote(step), node.type()),
                    "Use 'runnable fan RUN_ID STEP out', run their steps, then 'fan RUN_ID STEP"
                            + " in'.");
        }
        if (options.hosted().isPresent() && !(node instanceof Node.Task)) {
            throw PartRun.wrongType(
                    Excerpt.quote(step) + " is no task: there is nothing to run for a host",
                    "Leave out --attempt and --outcome.");
        }
    }
}
