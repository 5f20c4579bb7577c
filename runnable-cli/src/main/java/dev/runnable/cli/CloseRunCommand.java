package dev.runnable.cli;

import dev.runnable.graph.Node;
import dev.runnable.reentry.ReentryCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `runnable close-run`: the end of a run whose steps were run one by one.
@Command(
        name = ReentryCommand.CLOSE_RUN,
        hidden = true,
        description = {
            "Ends a run when its platform runs nothing in it any more: what is open has failed, and"
                    + " what was never reached was not run.",
            "A run that does not exist yet is created when FILE, its pipeline, is given.",
            "Exit code 0 when the run succeeded, 1 when it failed."
        })
final class CloseRunCommand implements Callable<Integer> {
    private final World world;
    @Mixin private PartOptions options = new PartOptions();
    @Mixin private Words words = new Words();

    /// `RUN_ID [FILE]`.
    static final class Words {
        @Parameters(
                arity = "1..2",
                paramLabel = "RUN_ID [FILE]",
                hideParamSyntax = true,
                description = "The run, and its pipeline file.")
        private List<String> all = new ArrayList<>();
    }

    CloseRunCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        if (options.hosted().isPresent()) {
            throw PartRun.usage("a host ends its run itself: leave out --attempt and --outcome");
        }
        List<String> all = words.all;
        Optional<String> file = all.size() == 2 ? Optional.of(all.getLast()) : Optional.empty();
        PartPreparation.Ready ready =
                new PartRun(world, options).prepare(all.getFirst(), file, Node.Fail.NAME);
        try (Interruption _ = Interruption.of(ready.part()::stop)) {
            return PartRun.exitCode(ready.part().close());
        }
    }
}
