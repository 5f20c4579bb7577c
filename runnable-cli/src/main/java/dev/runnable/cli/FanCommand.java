package dev.runnable.cli;

import dev.runnable.engine.FannedIn;
import dev.runnable.engine.FannedOut;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.run.RunLogProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable fan`: the beginning or the end of a composite step, by a process of its own.
@Command(
        name = ReentryCommand.FAN,
        hidden = true,
        description = {
            "Begins (out) or ends (in) the branches of a parallel, map, conditional, loop or dag"
                    + " step of a run. For executors that run every step in a process, container"
                    + " or pod.",
            "'out' tells on the standard output what is to run: the items of a map, the chosen"
                    + " branch of a conditional, the index of a loop's next iteration, else the"
                    + " names of the branches; nothing to run is [] or null.",
            "'in' ends branches that have no end, puts together what they wrote, and of a loop"
                    + " tells whether it goes on: true or false.",
            "Exit code 1 when the step failed."
        })
final class FanCommand implements Callable<Integer> {
    private final World world;
    @Mixin private PartOptions options = new PartOptions();
    @Mixin private Words words = new Words();

    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description = "Also gets what is told on the standard output.")
    private @Nullable Path outputFile;

    @Option(
            names = "--output",
            paramLabel = "items|branches|places",
            description = {
                "branches: a list of objects in place of the above, each with the 'key' of a"
                        + " branch, the 'step' that the names of its steps are appended to after a"
                        + " dot, and its 'variables'.",
                "places: of a map the 'step' of its branches as a list of texts, of a conditional"
                        + " the number of its branch from 0, of a loop the 'step' of its next"
                        + " iteration; nothing to run is [], -1 or empty. Else true, or false when"
                        + " nothing is to run. 'in' of a loop begins the next iteration."
            })
    private BranchForm form = BranchForm.items;

    /// How branches are told.
    enum BranchForm {
        items,
        branches,
        places
    }

    /// `RUN_ID STEP [FILE] in|out`.
    static final class Words {
        @Parameters(
                arity = "3..4",
                paramLabel = "RUN_ID STEP [FILE] in|out",
                hideParamSyntax = true,
                description = "The run, the step, the pipeline file, and what to do.")
        private List<String> all = new ArrayList<>();
    }

    FanCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        List<String> all = words.all;
        String mode = all.getLast();
        if (!mode.equals(ReentryCommand.IN) && !mode.equals(ReentryCommand.OUT)) {
            throw PartRun.usage("the last word is 'in' or 'out', not " + Excerpt.quote(mode));
        }
        boolean out = mode.equals(ReentryCommand.OUT);
        Optional<String> file = all.size() == 4 ? Optional.of(all.get(2)) : Optional.empty();
        PartPreparation.Ready ready =
                new PartRun(world, options).prepare(all.getFirst(), file, all.get(1));
        if (Graph.branchesOf(ready.node()).isEmpty()) {
            throw PartRun.wrongType(
                    "%s is a %s step: it has no branches"
                            .formatted(Excerpt.quote(all.get(1)), ready.node().type()),
                    "Use 'runnable execute-single-node RUN_ID STEP'.");
        }
        try (Interruption _ = Interruption.of(ready.part()::stop)) {
            if (options.hosted().isPresent()) {
                return reduce(ready, out, options.hosted().get());
            }
            return out ? fanOut(ready) : fanIn(ready);
        }
    }

    private static int reduce(PartPreparation.Ready ready, boolean out, PartOptions.Hosted hosted) {
        if (out || !(ready.node() instanceof Node.Map)) {
            throw PartRun.wrongType(
                    "for a host only the values of a map are reduced",
                    "Leave out --attempt and --outcome.");
        }
        return PartRun.tell(ready.part().reduction(ready.step(), hosted.number()), hosted);
    }

    private int fanOut(PartPreparation.Ready ready) {
        FannedOut begun = ready.part().fanOut(ready.step());
        tell(text(ready.node(), begun));
        return PartRun.exitCode(begun.state());
    }

    private String text(Node node, FannedOut begun) {
        return switch (form) {
            case items -> BranchesJson.items(node, begun).toPrettyString();
            case branches -> BranchesJson.branches(begun).toPrettyString();
            case places -> BranchesJson.places(node, begun);
        };
    }

    private int fanIn(PartPreparation.Ready ready) {
        FannedIn ended = ready.part().fanIn(ready.step());
        if (!(ready.node() instanceof Node.Loop)) {
            return PartRun.exitCode(ended.state());
        }
        if (form != BranchForm.places) {
            tell(Boolean.toString(ended.goesOn()));
        } else if (ended.goesOn()) {
            return fanOut(ready);
        } else {
            tell("");
        }
        return PartRun.exitCode(ended.state());
    }

    private void tell(String text) {
        world.terminal().out().println(text);
        if (outputFile == null) {
            return;
        }
        try {
            Files.writeString(world.surroundings().workingDirectory().resolve(outputFile), text);
        } catch (IOException e) {
            throw RunLogProblem.of(e);
        }
    }
}
