package dev.runnable.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `runnable plugins`: what there is to plugins is said by its own commands.
@Command(
        name = "plugins",
        description = {
            "Lists plugins, looks at them, begins new ones.",
            "They are zips, jars or folders in the folders that RUNNABLE_PLUGINS_DIR names, in those"
                    + " of 'plugins:' in the configuration, and in ~/.runnable/plugins."
        },
        synopsisSubcommandLabel = "COMMAND")
final class PluginsCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private PluginsCommand() {}

    /// @param wanted whether its commands may be asked for, as for [ImageCommand]
    static CommandLine of(World world, boolean wanted) {
        CommandLine plugins = new CommandLine(new PluginsCommand());
        return wanted
                ? plugins.addSubcommand(new PluginsListCommand(world))
                        .addSubcommand(new PluginsVerifyCommand(world))
                        .addSubcommand(new PluginsNewCommand(world))
                : plugins;
    }

    @Override
    public void run() {
        throw RunnableCommand.missing(spec);
    }
}
