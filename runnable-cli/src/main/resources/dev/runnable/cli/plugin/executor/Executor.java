package @package@;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.StepPlan;
import dev.runnable.spi.TraversingExecutor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs each step as a process of its own, through a launcher.
///
/// The engine keeps the order, retries, timeouts, parameters and the run log. A step's process is
/// the program itself, started once more: it finds the parameters of its step in the run log and
/// knows every command type. That is why this class knows nothing of shell, Python or Java.
final class @Name@Executor implements TraversingExecutor {
    private final @Name@Configuration configuration;

    @Name@Executor(@Name@Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String type() {
        return @Name@Provider.TYPE;
    }

    @Override
    public int concurrency() {
        return configuration.maxParallel();
    }

    /// The processes of steps read the run log, so the store has to be one that they see.
    @Override
    public boolean sharesRunLog() {
        return true;
    }

    /// Everything that could go wrong later is told here, before anything runs.
    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        return lacking(SourceLocation.of(pipeline.source()), context);
    }

    List<Problem> lacking(SourceLocation place, RunContext context) {
        List<Problem> problems = new ArrayList<>();
        if (self(context).isEmpty()) {
            problems.add(
                    Problem.error(
                                    ProblemCode.PLUGIN_REFUSES,
                                    place,
                                    "the executor '" + type() + "' starts the command line for"
                                            + " every step, which is not there")
                            .withHint("Add dev.runnable:runnable-cli to the program's libraries."));
        }
        Optional<String> launcher = configuration.launcher().stream().findFirst();
        if (launcher.isPresent() && !isOnPath(launcher.get(), context)) {
            problems.add(
                    Problem.error(
                                    ProblemCode.PLUGIN_LACKS,
                                    place,
                                    "there is no program '" + launcher.get() + "'")
                            .withHint("Install it, or change the 'launcher' of '" + type() + "'."));
        }
        return problems;
    }

    private static boolean isOnPath(String program, RunContext context) {
        if (program.contains("/")) {
            return Files.isExecutable(context.workingDirectory().resolve(program));
        }
        String path = context.environment().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// Told by `runnable plan`.
    @Override
    public StepPlan plan(String path, Node.Task task, RunContext context) {
        String by = configuration.launcher().isEmpty() ? type() : configuration.launcher().get(0);
        return new StepPlan(
                path, task.task().type(), "a process of this machine", by, "the working directory");
    }

    @Override
    public Session open(RunContext context) {
        return new @Name@Session(configuration, context, self(context).orElseThrow());
    }

    private static Optional<SelfStart> self(RunContext context) {
        return context.selfStart().filter(self -> !self.command().isEmpty());
    }
}
