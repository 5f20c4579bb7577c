package dev.runnable.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `PIPELINE [RUN_ID]`, or `-f PIPELINE [RUN_ID]`.
final class PipelineArguments {
    private static final Pattern FILE_NAME =
            Pattern.compile("\\.(ya?ml|json|java)$", Pattern.CASE_INSENSITIVE);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..2",
            paramLabel = "PIPELINE [RUN_ID]",
            hideParamSyntax = true,
            description = {
                "The pipeline, and what the run is to be called. A pipeline is a YAML file, a Java"
                        + " file or a class with a method that returns one: pipeline.yaml,"
                        + " Sales.java, com.acme.Sales."
            })
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "PIPELINE",
            description = "The pipeline, in place of the first argument.")
    private @Nullable String file;

    private final Path folder;

    /// @param folder where the names of files begin
    PipelineArguments(Path folder) {
        this.folder = folder;
    }

    boolean isGiven() {
        return file != null || !arguments.isEmpty();
    }

    String pipeline() {
        String pipeline =
                Optional.ofNullable(file)
                        .or(() -> arguments.stream().findFirst())
                        .orElseThrow(this::missing);
        others(pipeline);
        return pipeline;
    }

    Optional<String> runId() {
        return others(pipeline()).stream().findFirst();
    }

    /// What is given besides the pipeline, which may be given in both places.
    private List<String> others(String pipeline) {
        List<String> others = new ArrayList<>(arguments);
        if (!others.isEmpty() && (file == null || isSame(pipeline, others.getFirst()))) {
            others.removeFirst();
        }
        for (String other : others) {
            if (FILE_NAME.matcher(other).find()) {
                throw wrongUsage(
                        "two pipelines are given: "
                                + pipeline
                                + " and "
                                + other
                                + ". If one is a run id, write --run-id before it");
            }
        }
        if (others.size() > 1) {
            throw wrongUsage("this argument is too many: " + others.getLast());
        }
        return others;
    }

    private boolean isSame(String one, String other) {
        try {
            return folder.resolve(one).normalize().equals(folder.resolve(other).normalize());
        } catch (InvalidPathException e) {
            return one.equals(other);
        }
    }

    private CommandLine.ParameterException missing() {
        return wrongUsage(
                "the pipeline file is missing, for instance: runnable "
                        + spec.name()
                        + " pipeline.yaml");
    }

    CommandLine.ParameterException wrongUsage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
