package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.run.Plan;
import dev.runnable.run.Preparation;
import dev.runnable.spi.StepPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable plan`: what would run where.
@Command(
        name = "plan",
        description = {
            "Tells for each step where it would run, what would run it there, and how it would come"
                    + " to its files.",
            "Nothing is started, asked or written. What is missing is told by 'validate'."
        })
final class PlanCommand implements Callable<Integer> {
    private static final int FILES = 4;

    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the steps as a list.")
    private OutputFormat output = OutputFormat.text;

    PlanCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() {
        Preparation.Ready ready =
                options.preparation(world)
                        .prepare(
                                world.pipeline(arguments.pipeline()),
                                options.inputs(),
                                Optional.empty(),
                                "");
        ready.warnings().forEach(problem -> Complaints.tell(world.terminal(), problem));
        List<StepPlan> plans = Plan.of(ready);
        switch (output) {
            case json -> world.terminal().out().println(json(plans).toPrettyString());
            case text -> table(plans).forEach(world.terminal()::result);
        }
        return 0;
    }

    private List<String> table(List<StepPlan> plans) {
        Table table = new Table("STEP", "TYPE", "RUNS IN", "BY", "FILES");
        for (StepPlan plan : plans) {
            table.row(plan.step(), plan.type(), plan.runsIn(), plan.by(), plan.files());
        }
        return table.lines(world.terminal().screen().columns(), FILES);
    }

    private static ArrayNode json(List<StepPlan> plans) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (StepPlan plan : plans) {
            array.addObject()
                    .put("step", plan.step())
                    .put("type", plan.type())
                    .put("runs_in", plan.runsIn())
                    .put("by", plan.by())
                    .put("files", plan.files());
        }
        return array;
    }
}
