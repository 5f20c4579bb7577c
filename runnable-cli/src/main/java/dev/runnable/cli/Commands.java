package dev.runnable.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The tree of commands.
final class Commands {
    private Commands() {}

    static CommandLine of(World world, Complaints complaints) {
        Ansi ansi = world.terminal().screen().colour() ? Ansi.ON : Ansi.OFF;
        CommandLine commands =
                new CommandLine(new RunnableCommand())
                        .addSubcommand(new ExecuteCommand(world))
                        .addSubcommand(new ValidateCommand(world))
                        .addSubcommand(new PlanCommand(world))
                        .addSubcommand(new RetryCommand(world))
                        .addSubcommand(new ShowCommand(world))
                        .addSubcommand(new RunsCommand(world))
                        .addSubcommand(new ExecuteSingleNodeCommand(world))
                        .addSubcommand(new FanCommand(world));
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setExecutionExceptionHandler(complaints)
                .setParameterExceptionHandler((e, _) -> Complaints.wrongUsage(e, world.terminal()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(Terminal.writer(world.terminal().out()))
                .setErr(Terminal.writer(world.terminal().err()));
    }
}
