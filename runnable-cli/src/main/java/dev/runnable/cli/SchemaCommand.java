package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.ServiceShapes;
import dev.runnable.run.InstalledExecutor;
import dev.runnable.schema.ConfigurationSchema;
import dev.runnable.schema.PipelineSchema;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spec.CommandTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
        List<InstalledExecutor> executors = options.preparation(world).executors();
        ObjectNode schema =
                switch (kind) {
                    case pipeline ->
                            PipelineSchema.of(
                                    CommandTypes.builtIn(),
                                    executors.stream().map(InstalledExecutor::type).toList());
                    case configuration -> ConfigurationSchema.of(services(executors));
                };
        new DocumentFile(world)
                .write(Optional.ofNullable(outputFile), schema.toPrettyString() + "\n");
        return 0;
    }

    private static ServiceShapes services(List<InstalledExecutor> executors) {
        SequencedMap<String, SettingsShape> shapes = new LinkedHashMap<>();
        executors.forEach(it -> shapes.put(it.type(), it.shape()));
        return ServiceShapes.builtIn(shapes);
    }
}
