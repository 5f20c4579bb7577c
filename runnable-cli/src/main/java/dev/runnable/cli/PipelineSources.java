package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Surroundings;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a pipeline is read from, by how the user names it.
record PipelineSources(Surroundings surroundings) {
    PipelineSource named(String name) {
        return new YamlFile(surroundings.workingDirectory().resolve(name), name);
    }

    private record YamlFile(Path file, String name) implements PipelineSource {
        @Override
        public boolean isThere(Configuration configuration) {
            return Files.exists(file);
        }

        @Override
        public Read read(Configuration configuration) {
            return Read.ofFile(PipelineReader.read(file, name, CommandTypes.builtIn()));
        }
    }
}
