package dev.runnable.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The tree of commands.
final class Commands {
    private Commands() {}

    /// @param words of the command line: what it does not call is not looked at more than needed
    static CommandLine of(World world, Complaints complaints, String... words) {
        Ansi ansi = world.terminal().screen().colour() ? Ansi.ON : Ansi.OFF;
        CommandLine commands =
                new CommandLine(new RunnableCommand())
                        .addSubcommand(new ExecuteCommand(world))
                        .addSubcommand(new ValidateCommand(world))
                        .addSubcommand(new MockCommand(world))
                        .addSubcommand(new PlanCommand(world))
                        .addSubcommand(new RetryCommand(world))
                        .addSubcommand(new ShowCommand(world))
                        .addSubcommand(new RunsCommand(world))
                        .addSubcommand(ArgoCommand.of(world))
                        .addSubcommand(new ExecutorsCommand(world))
                        .addSubcommand(new SchemaCommand(world))
                        .addSubcommand(
                                ImageCommand.of(world, Arrays.asList(words).contains("image")))
                        .addSubcommand(
                                PluginsCommand.of(world, Arrays.asList(words).contains("plugins")))
                        .addSubcommand(new ExecuteSingleNodeCommand(world))
                        .addSubcommand(new FanCommand(world))
                        .addSubcommand(new CloseRunCommand(world));
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setExecutionExceptionHandler(complaints)
                .setParameterExceptionHandler((e, _) -> Complaints.wrongUsage(e, world.terminal()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(Terminal.writer(world.terminal().out()))
                .setErr(Terminal.writer(world.terminal().err()));
    }
}
