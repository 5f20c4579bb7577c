package dev.runnable.cli;

import dev.runnable.cli.Terminal.Style;
import dev.runnable.journal.FileTrouble;
import dev.runnable.plugin.PluginFailure;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// Tells what went wrong, one line a problem, and chooses the exit code.
final class Complaints implements CommandLine.IExecutionExceptionHandler {
    private final Terminal terminal;
    private final boolean stackTraces;

    Complaints(Terminal terminal, boolean stackTraces) {
        this.terminal = terminal;
        this.stackTraces = stackTraces;
    }

    static void tell(Terminal terminal, Problem problem) {
        String text = problem.toString();
        int colon = text.indexOf(':');
        Style style = problem.isError() ? Style.BAD : Style.WARN;
        String line = terminal.paint(style, text.substring(0, colon)) + text.substring(colon);
        line.lines().forEach(terminal::tell);
    }

    @Override
    public int handleExecutionException(
            Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        return handle(e);
    }

    int handle(Throwable e) {
        if (stackTraces) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(terminal::tell);
        }
        if (e instanceof ProblemException problems) {
            problems.problems().forEach(problem -> tell(terminal, problem));
            summary(problems.problems()).ifPresent(terminal::tell);
            return problems.exitCode();
        }
        tell(terminal, bug(e));
        return ProblemCode.Category.INTERNAL.exitCode();
    }

    /// The results could not be written to the end.
    int incomplete(IOException e) {
        Problem problem =
                Problem.error(
                                ProblemCode.NOT_WRITABLE,
                                SourceLocation.of("standard output"),
                                "what was written is not complete: " + FileTrouble.reason(e))
                        .withHint("'runnable show RUN_ID' tells it again.");
        return handle(new ProblemException(problem, e));
    }

    private static Problem bug(Throwable e) {
        return PluginFailure.of(e).orElseGet(() -> ours(e));
    }

    private static Problem ours(Throwable e) {
        return Problem.error(
                        ProblemCode.INTERNAL, SourceLocation.of("runnable"), "a bug of ours: " + e)
                .withHint("Please report it with the output of --log-level DEBUG.");
    }

    static Optional<String> summary(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        return errors > 1
                ? Optional.of(errors + " errors; nothing was started.")
                : Optional.empty();
    }

    private static String tooMuch(CommandLine.UnmatchedArgumentException e) {
        List<String> commands =
                e.getCommandLine().getSubcommands().entrySet().stream()
                        .filter(it -> !it.getValue().getCommandSpec().usageMessage().hidden())
                        .map(Map.Entry::getKey)
                        .toList();
        String first = e.getUnmatched().getFirst();
        return commands.isEmpty()
                ? "this argument is too many: " + first
                : "there is no command '"
                        + first
                        + "'. The commands are "
                        + String.join(", ", commands);
    }

    /// The library begins its messages as sentences.
    private static String lowerCase(String message) {
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    /// Wrong usage: the mistake, then where help is.
    static int wrongUsage(CommandLine.ParameterException e, Terminal terminal) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String text =
                e instanceof CommandLine.UnmatchedArgumentException unmatched
                                && !unmatched.isUnknownOption()
                        ? tooMuch(unmatched)
                        : lowerCase(Optional.ofNullable(e.getMessage()).orElse("wrong usage"));
        terminal.tell("error: " + text + " [" + ProblemCode.BAD_OPTION.id() + "]");
        StringWriter suggestions = new StringWriter();
        CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions));
        suggestions.toString().lines().forEach(terminal::tell);
        terminal.tell("See '" + command + " --help'.");
        return ProblemCode.Category.USAGE.exitCode();
    }
}
