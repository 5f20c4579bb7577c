package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import dev.runnable.run.PipelineRun;
import dev.runnable.run.Preparation;
import dev.runnable.run.RunRequest;
import dev.runnable.run.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable validate`: everything that `execute` checks before it starts, and nothing else.
@Command(
        name = "validate",
        description = {
            "Checks a pipeline, its configuration and parameters, and what this machine must have.",
            "Nothing is started or written. All mistakes are told at once."
        })
final class ValidateCommand implements Callable<Integer> {
    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the problems as a list on the standard output.")
    private OutputFormat output = OutputFormat.text;

    ValidateCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() {
        List<Problem> problems = new ArrayList<>();
        int steps = 0;
        try {
            Preparation.Start start =
                    options.preparation(world)
                            .start(
                                    world.pipeline(arguments.pipeline()),
                                    options.inputs(),
                                    Optional.empty(),
                                    "");
            steps = check(start, problems).pipeline().graph().allNodes().size();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
        tell(problems, steps);
        return problems.stream().anyMatch(Problem::isError)
                ? new ProblemException(problems).exitCode()
                : 0;
    }

    private static RunRequest check(Preparation.Start start, List<Problem> problems) {
        return switch (start) {
            case Preparation.Ready(RunRequest request, var services, var warnings) -> {
                problems.addAll(warnings);
                problems.addAll(new PipelineRun(request, services, List.of()).check());
                yield request;
            }
            case Preparation.ForPlatform(Translation translation, var warnings) -> {
                problems.addAll(warnings);
                problems.addAll(translation.checkWhole());
                yield translation.request();
            }
        };
    }

    private void tell(List<Problem> problems, int steps) {
        if (output == OutputFormat.json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            problems.forEach(problem -> array.add(json(problem)));
            world.terminal().out().println(array.toPrettyString());
            return;
        }
        problems.forEach(problem -> Complaints.tell(world.terminal(), problem));
        if (problems.stream().noneMatch(Problem::isError)) {
            world.terminal().tell("valid: " + arguments.pipeline() + ", " + steps + " steps");
        }
    }

    private static ObjectNode json(Problem problem) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        node.put("code", problem.code().id());
        node.put("file", problem.location().file());
        node.put("line", problem.location().line());
        node.put("column", problem.location().column());
        problem.step().ifPresent(step -> node.put("step", step));
        node.put("message", problem.message());
        problem.hint().ifPresent(hint -> node.put("hint", hint));
        return node;
    }
}
