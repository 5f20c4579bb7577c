package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.Section;
import dev.runnable.config.ServiceShapes;
import dev.runnable.problem.ProblemException;
import dev.runnable.run.Preparation;
import dev.runnable.schema.ConfigurationSchema;
import dev.runnable.schema.PipelineSchema;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable schema`: what editors need to know of our files.
@Command(
        name = "schema",
        description = {
            "Writes the JSON Schema of pipeline or configuration files, for editors.",
            "It has all that this installation has, plugins included."
        })
final class SchemaCommand implements Callable<Integer> {
    /// The files that there is a schema of.
    enum Kind {
        pipeline,
        configuration
    }

    private final World world;

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    @Parameters(paramLabel = "pipeline|configuration", description = "The files it is of.")
    private Kind kind = Kind.pipeline;

    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description = "Where it is written. Default: the standard output.")
    private @Nullable String outputFile;

    SchemaCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Preparation preparation = options.preparation(world);
        try {
            preparation.chosen();
        } catch (ProblemException _) {
            // it may name plugins; whether the rest of it is right is nothing to a schema
        }
        ServiceShapes services = ServiceShapes.of(preparation.knownServices());
        ObjectNode schema =
                switch (kind) {
                    case pipeline ->
                            PipelineSchema.of(
                                    preparation.commandTypes(),
                                    services.of(Section.PIPELINE_EXECUTOR).keySet());
                    case configuration -> ConfigurationSchema.of(services);
                };
        new DocumentFile(world)
                .write(Optional.ofNullable(outputFile), schema.toPrettyString() + "\n");
        return 0;
    }
}
