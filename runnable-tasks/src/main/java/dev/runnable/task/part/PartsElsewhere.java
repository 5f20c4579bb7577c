package dev.runnable.task.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.process.OutputTail;
import dev.runnable.reentry.OutcomeFile;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.Elsewhere;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.SharedFolders;
import dev.runnable.task.shell.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Runs steps by a process of this program that is elsewhere, where a JDK has to be. It finds this
/// program, the run log, the catalog and the class path at the same paths. Thread-safe.
public final class PartsElsewhere {
    private final RunContext context;
    private final SelfStart self;
    private final Path program;
    private final SharedFolders folders;

    /// @param self starts this program by its launcher, see [#isLauncher]
    public PartsElsewhere(RunContext context, SelfStart self, SharedFolders folders) {
        this.context = context;
        this.self = self;
        this.program = Path.of(self.command().getFirst());
        this.folders = folders;
    }

    /// Whether what starts this program is a file beside all that it needs, `bin` within its
    /// folder.
    public static boolean isLauncher(SelfStart self) {
        return self.command().size() == 1
                && Path.of(self.command().getFirst()).getNameCount() > 2
                && Files.isRegularFile(Path.of(self.command().getFirst()));
    }

    /// The arguments of a process that writes its outcome into a file.
    @FunctionalInterface
    private interface Arguments {
        List<String> of(Path outcome, Path configuration);
    }

    public AttemptOutcome run(TaskAttempt attempt, Elsewhere place) throws InterruptedException {
        Map<String, String> variables = variables();
        variables.putAll(attempt.environment());
        variables.putAll(attempt.secrets());
        return run(
                (outcome, configuration) ->
                        ReentryCommand.task(context, attempt, outcome, configuration),
                variables,
                place,
                attempt.output());
    }

    public AttemptOutcome reduce(Reduction reduction, Elsewhere place) throws InterruptedException {
        Map<String, String> variables = variables();
        variables.putAll(reduction.environment());
        return run(
                (outcome, configuration) ->
                        ReentryCommand.reduction(context, reduction, outcome, configuration),
                variables,
                place,
                reduction.output());
    }

    private AttemptOutcome run(
            Arguments arguments, Map<String, String> variables, Elsewhere place, TaskOutput output)
            throws InterruptedException {
        try {
            Path folder = folders.make("part");
            try {
                Path outcome = folder.resolve("outcome.json");
                List<String> command = new ArrayList<>(self.command());
                command.addAll(arguments.of(outcome, configuration(folder)));
                OutputTail tail = new OutputTail(output);
                Elsewhere.Ended ended =
                        place.run(
                                Entry.in(folder, variables).before(command), folders(folder), tail);
                return Files.exists(outcome)
                        ? OutcomeFile.read(outcome)
                        : withoutOutcome(ended, tail);
            } finally {
                PrivateFolders.remove(folder);
            }
        } catch (IOException e) {
            return Failed.because(String.valueOf(e.getMessage()));
        }
    }

    private static Failed withoutOutcome(Elsewhere.Ended ended, OutputTail output) {
        String text = "the step's process ended without telling what came of it: " + ended.why();
        return new Failed(output.explain(text), OptionalInt.of(ended.code()));
    }

    private Elsewhere.Folders folders(Path folder) {
        List<Path> shared = new ArrayList<>(List.of(folder));
        shared.addAll(self.storage());
        return new Elsewhere.Folders(shared.stream().filter(Files::exists).toList(), given());
    }

    /// What every such process reads and none writes to.
    public List<Path> given() {
        List<Path> given = new ArrayList<>();
        given.add(program.resolveSibling("..").normalize());
        given.addAll(context.classpath());
        return given.stream().filter(Files::exists).distinct().toList();
    }

    /// An ahead-of-time cache would be made anew in each container.
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        context.environment()
                .forEach((name, value) -> {
                    if (name.startsWith("RUNNABLE_") || context.passEnvironment().contains(name)) {
                        variables.put(name, value);
                    }
                });
        variables.remove("RUNNABLE_CONFIGURATION_FILE");
        variables.remove("RUNNABLE_JDK_PATH"); // of this machine
        variables.put("RUNNABLE_AOT", "off");
        return variables;
    }

    /// The run's, but that secrets come with the process, wherever they are from.
    private Path configuration(Path folder) throws IOException {
        JsonNode frozen = self.frozen().deepCopy();
        ((ObjectNode) frozen).putObject("secrets").put("type", "env-secrets");
        Path file = Files.writeString(folder.resolve("configuration.yaml"), frozen.toString());
        return SharedFolders.open(file);
    }
}
