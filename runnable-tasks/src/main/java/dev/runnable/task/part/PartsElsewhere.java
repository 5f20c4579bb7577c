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
import java.util.Optional;
import java.util.OptionalInt;

/// Runs steps by a process of this program that is elsewhere, where a JDK has to be. It finds this
/// program, the run log, the catalog and the class path at the same paths. Thread-safe.
public final class PartsElsewhere {
    /// `off`, or a folder.
    private static final String CACHES = "RUNNABLE_AOT";

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

    /// @param caches where its starts have been prepared by [#prepare], in the same image
    public AttemptOutcome run(TaskAttempt attempt, Elsewhere place, Optional<Path> caches)
            throws InterruptedException {
        Map<String, String> variables = variables(caches);
        variables.putAll(attempt.environment());
        variables.putAll(attempt.secrets());
        return run(
                (outcome, configuration) ->
                        ReentryCommand.task(context, attempt, outcome, configuration),
                variables,
                caches,
                place,
                attempt.output());
    }

    /// As [#run].
    public AttemptOutcome reduce(Reduction reduction, Elsewhere place, Optional<Path> caches)
            throws InterruptedException {
        Map<String, String> variables = variables(caches);
        variables.putAll(reduction.environment());
        return run(
                (outcome, configuration) ->
                        ReentryCommand.reduction(context, reduction, outcome, configuration),
                variables,
                caches,
                place,
                reduction.output());
    }

    private AttemptOutcome run(
            Arguments arguments,
            Map<String, String> variables,
            Optional<Path> caches,
            Elsewhere place,
            TaskOutput output)
            throws InterruptedException {
        try {
            Path folder = folders.make("part");
            try {
                Path outcome = folder.resolve("outcome.json");
                OutputTail tail = new OutputTail(output);
                Optional<String> there = place.launcher(program);
                if (there.isPresent()) {
                    variables.put(CACHES, "off"); // they are of the other one
                }
                List<String> command = new ArrayList<>();
                command.add(there.orElseGet(program::toString));
                command.addAll(arguments.of(outcome, configuration(folder)));
                Elsewhere.Ended ended =
                        place.run(
                                Entry.in(folder, variables).before(command),
                                folders(folder, caches, there),
                                tail);
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

    private Elsewhere.Folders folders(
            Path folder, Optional<Path> caches, Optional<String> programThere) {
        List<Path> shared = new ArrayList<>(List.of(folder));
        shared.addAll(self.storage());
        List<Path> given = new ArrayList<>(given(caches));
        if (programThere.isPresent()) {
            given.remove(home());
        }
        return new Elsewhere.Folders(shared.stream().filter(Files::exists).toList(), given);
    }

    private Path home() {
        return program.resolveSibling("..").normalize();
    }

    /// What every such process reads and none writes to.
    public List<Path> given(Optional<Path> caches) {
        List<Path> given = new ArrayList<>();
        caches.ifPresent(given::add);
        given.add(home());
        given.addAll(context.classpath());
        given.addAll(plugins());
        return given.stream().filter(Files::exists).distinct().toList();
    }

    /// Folders with plugins, as text for a configuration file has them.
    private List<Path> plugins() {
        return self.frozen()
                .path("plugins")
                .valueStream()
                .map(it -> Path.of(it.asText().replace("$$", "$")))
                .toList();
    }

    /// What tells this installation from others that have been at its place.
    public String installation() throws IOException {
        Path manifest = program.resolveSibling("../lib/manifest.sh").normalize();
        return program
                + " "
                + Files.getLastModifiedTime(manifest)
                + " "
                + Files.readString(manifest);
    }

    /// Has the launcher make what shortens its later starts with the same JVM.
    ///
    /// @param caches where that is kept
    /// @param folder a private one
    /// @return whether it could be started at all
    public boolean prepare(Elsewhere place, Path caches, Path folder)
            throws IOException, InterruptedException {
        List<String> command =
                Entry.in(folder, Map.of(CACHES, caches.toString()))
                        .before(List.of(program.toString(), "--version"));
        Elsewhere.Folders folders = new Elsewhere.Folders(List.of(folder, caches), List.of(home()));
        return place.run(command, folders, (_, _) -> {}).code() == 0;
    }

    /// What was not made yet would be made anew in each container.
    private Map<String, String> variables(Optional<Path> caches) {
        Map<String, String> variables = new HashMap<>();
        context.environment()
                .forEach((name, value) -> {
                    if (name.startsWith("RUNNABLE_") || context.passEnvironment().contains(name)) {
                        variables.put(name, value);
                    }
                });
        variables.remove("RUNNABLE_CONFIGURATION_FILE");
        variables.remove("RUNNABLE_PLUGINS_DIR"); // the configuration has them
        variables.remove("RUNNABLE_JDK_PATH"); // of this machine
        variables.put(CACHES, caches.map(Path::toString).orElse("off"));
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
