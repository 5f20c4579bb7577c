package dev.runnable.cli;

import dev.runnable.run.Preparation;
import dev.runnable.run.RunInputs;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a pipeline is run with; shared by all commands that look at one.
final class RunOptions {
    @Mixin private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = {"-p", "--parameters", "--parameters-file"},
            paramLabel = "FILE",
            description = "A YAML file of parameters. Default: RUNNABLE_PARAMETERS_FILE.")
    private @Nullable Path parameters;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Sets a parameter, for instance --set rate=0.1. The value is JSON, or else text."
                            + " May be given several times.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATHS",
            description =
                    "Jars and folders of Java tasks and pipelines, separated as the platform does; 'lib/*' is"
                            + " every jar in lib.")
    private @Nullable String classpath;

    Preparation preparation(World world) {
        return configuration.preparation(world);
    }

    RunInputs inputs() {
        return new RunInputs(
                Optional.ofNullable(parameters).map(Path::toString),
                set,
                new LinkedHashMap<>(),
                classpath());
    }

    /// The entries of `--classpath`.
    List<String> classpath() {
        return entries(classpath);
    }

    static List<String> entries(@Nullable String classpath) {
        return classpath == null
                ? List.of()
                : Arrays.stream(classpath.split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }
}
