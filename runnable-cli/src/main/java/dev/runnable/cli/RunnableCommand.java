package dev.runnable.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `runnable` itself, and the options that every command has. They are read by picocli, and by
/// `Main` before it.
@SuppressWarnings("UnusedVariable")
@Command(
        name = "runnable",
        description = {
            "Runs pipelines of shell, Python and Java steps, here or on any executor.",
            "Which executor runs a pipeline is decided by the file that"
                    + " RUNNABLE_CONFIGURATION_FILE names."
        },
        versionProvider = RunnableCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "'runnable COMMAND --help' tells more of a command.",
            "Exit codes: 0 success, 1 the run failed, 2 wrong usage, 3 invalid pipeline or"
                    + " configuration, 4 the environment lacks something, 130 cancelled, 70 a bug"
                    + " of runnable."
        })
final class RunnableCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    @Option(
            names = "--log-level",
            scope = ScopeType.INHERIT,
            paramLabel = "LEVEL",
            description = "DEBUG also shows stack traces of errors.")
    private LogLevel logLevel = LogLevel.WARNING;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw missing(spec);
    }

    /// Of what only has commands of its own.
    static CommandLine.ParameterException missing(CommandSpec spec) {
        return new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing. The commands are "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /// Tells the version to picocli.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"runnable " + Main.version()};
        }
    }
}
