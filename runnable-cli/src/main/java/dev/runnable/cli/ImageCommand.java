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

    /// @param wanted whether its commands may be asked for: finding out their many options takes
    ///   milliseconds of every start
    static CommandLine of(World world, boolean wanted) {
        CommandLine images = new CommandLine(new ImageCommand());
        return wanted
                ? images.addSubcommand(new ImageBuildCommand(world))
                        .addSubcommand(new ImageDockerfileCommand(world))
                : images;
    }

    @Override
    public void run() {
        throw RunnableCommand.missing(spec);
    }
}
