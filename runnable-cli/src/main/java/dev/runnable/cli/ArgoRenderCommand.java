package dev.runnable.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable argo render`: the document, and nothing else.
@Command(
        name = "render",
        description = {
            "Writes a pipeline as a document of Argo Workflows.",
            "The same pipeline, configuration and parameters give the same bytes."
        })
final class ArgoRenderCommand implements Callable<Integer> {
    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Option(
            names = {"-o", "--output-file"},
            paramLabel = "FILE",
            description = "Where it is written; - prints it. Default: as the configuration says.")
    private @Nullable String outputFile;

    @Option(names = "--tag", paramLabel = "TEXT", description = "Free text kept with its runs.")
    private String tag = "";

    ArgoRenderCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() {
        new DocumentFile(world)
                .write(
                        new Documents(world).prepare(options, arguments.pipeline(), tag),
                        Optional.ofNullable(outputFile));
        return 0;
    }
}
