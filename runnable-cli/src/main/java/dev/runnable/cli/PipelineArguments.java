package dev.runnable.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `PIPELINE [RUN_ID]`, or `-f PIPELINE [RUN_ID]`.
final class PipelineArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..2",
            paramLabel = "PIPELINE [RUN_ID]",
            hideParamSyntax = true,
            description = "The pipeline file, and the name of the run.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "PIPELINE",
            description = "The pipeline file, in place of the first argument.")
    private @Nullable String file;

    String pipeline() {
        if (file != null) {
            return file;
        }
        if (arguments.isEmpty()) {
            throw wrongUsage(
                    "the pipeline file is missing, for instance: runnable "
                            + spec.name()
                            + " pipeline.yaml");
        }
        return arguments.getFirst();
    }

    Optional<String> runId() {
        int place = file == null ? 1 : 0;
        if (arguments.size() > place + 1) {
            throw wrongUsage("this argument is too many: " + arguments.getLast());
        }
        return arguments.stream().skip(place).findFirst();
    }

    CommandLine.ParameterException wrongUsage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
