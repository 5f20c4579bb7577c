package dev.runnable.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `runnable image`: what there is to images is said by its own commands.
@Command(
        name = "image",
        description = "Makes an image for containers of the project in this folder.",
        synopsisSubcommandLabel = "COMMAND")
final class ImageCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private ImageCommand() {}

    static CommandLine of(World world) {
        return new CommandLine(new ImageCommand())
                .addSubcommand(new ImageBuildCommand(world))
                .addSubcommand(new ImageDockerfileCommand(world));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing. The commands are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
