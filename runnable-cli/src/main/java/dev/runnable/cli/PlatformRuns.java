package dev.runnable.cli;

import dev.runnable.event.StepState;
import dev.runnable.problem.ProblemException;
import dev.runnable.run.Durations;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformRun;
import dev.runnable.spi.SubmitRequest;
import dev.runnable.spi.Submitted;
import java.io.Console;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Submits and follows runs on a platform, tells what comes of them, and chooses the exit code.
final class PlatformRuns {
    static final int INTERRUPTED = 130;

    private final Terminal terminal;
    private final Platform platform;
    private final Optional<Supplier<String>> answer;

    /// @param answer what the user types when asked; empty where nobody can be
    PlatformRuns(Terminal terminal, Platform platform, Optional<Supplier<String>> answer) {
        this.terminal = terminal;
        this.platform = platform;
        this.answer = answer;
    }

    static PlatformRuns of(World world, Platform platform) {
        Optional<Console> console =
                Optional.ofNullable(System.console())
                        .filter(_ -> world.terminal().screen().terminal())
                        .filter(Console::isTerminal);
        return new PlatformRuns(
                world.terminal(),
                platform,
                console.map(it -> () -> Objects.requireNonNullElse(it.readLine(), "")));
    }

    /// @param detach whether to leave it alone once it is submitted
    int submit(SubmitRequest request, boolean detach) throws InterruptedException {
        Submitted submitted = platform.submit(request);
        submitted.notes().forEach(terminal::tell);
        Optional<PlatformRun> run = submitted.run();
        if (submitted.existed()) {
            terminal.tell(
                    "%s is there already, of the same content%s: with --again it is run once more"
                            .formatted(
                                    submitted.what(),
                                    run.map(it -> " (" + it.state().text() + ")").orElse("")));
        } else {
            terminal.tell("submitted: %s in %s".formatted(submitted.what(), platform.location()));
        }
        if (run.isEmpty()) {
            return 0;
        }
        if (detach) {
            terminal.result(run.get().name());
            tellHowToGoOn(run.get());
            return 0;
        }
        return run.get().state().isFinal() ? ended(run.get()) : follow(run.get());
    }

    /// Shows a run until it ends.
    int follow(PlatformRun run) throws InterruptedException {
        terminal.tell("run " + terminal.paint(Terminal.Style.BOLD, run.runId()));
        try (Interruption _ = Interruption.ofOnlooker(() -> isStopping(run))) {
            return ended(platform.follow(run.name(), PlatformConsole.on(terminal)));
        }
    }

    /// Asks what to do with a run whose user goes away.
    ///
    /// @return whether it ends now
    boolean isStopping(PlatformRun run) {
        terminal.tell("the run goes on in " + platform.location());
        if (answer.isPresent()) {
            terminal.tell("stop it? [y = yes, Enter = no]");
        }
        String typed = answer.map(Supplier::get).orElse("").strip().toLowerCase(Locale.ROOT);
        if (!typed.equals("y") && !typed.equals("yes")) {
            tellHowToGoOn(run);
            return false;
        }
        try {
            platform.stop(run.name(), Platform.Stop.IN_ORDER);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> Complaints.tell(terminal, problem));
            tellHowToGoOn(run);
            return false;
        }
        terminal.tell("stopping it");
        return true;
    }

    private void tellHowToGoOn(PlatformRun run) {
        terminal.tell("to watch it: runnable argo watch " + run.name());
        terminal.tell("to stop it: runnable argo stop " + run.name());
    }

    private int ended(PlatformRun run) {
        String took = Durations.between(run.started(), run.finished());
        terminal.tell(
                "run "
                        + status(run.state())
                        + (took.isEmpty() ? "" : " in " + took)
                        + (run.state() == StepState.SUCCESS || run.message().isEmpty()
                                ? ""
                                : ": " + run.message()));
        return Execution.exitCode(run.state());
    }

    private String status(StepState state) {
        return switch (state) {
            case SUCCESS -> terminal.paint(Terminal.Style.GOOD, "succeeded");
            case FAILED -> terminal.paint(Terminal.Style.BAD, "failed");
            case CANCELLED -> terminal.paint(Terminal.Style.WARN, "stopped");
            case SKIPPED, PENDING, RUNNING -> state.text();
        };
    }
}
