package dev.runnable.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `runnable argo`: what is to be done with Argo Workflows step by step.
@Command(
        name = "argo",
        description = {
            "Writes pipelines as documents of Argo Workflows, and runs them on a cluster.",
            "A run is named by its workflow or by its run id."
        })
final class ArgoCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    static CommandLine of(World world) {
        return new CommandLine(new ArgoCommand())
                .addSubcommand(new ArgoRenderCommand(world))
                .addSubcommand("lint", new ValidateCommand(world))
                .addSubcommand(new ArgoSubmitCommand(world))
                .addSubcommand(new ArgoWatchCommand(world))
                .addSubcommand(new ArgoLogsCommand(world))
                .addSubcommand(new ArgoStopCommand(world))
                .addSubcommand(new ArgoListCommand(world));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of the commands of 'argo'?");
    }
}
