package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Surroundings;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What a pipeline is read from, by how the user names it: a YAML file, a Java file, or a class.
///
/// @param printed gets what a program prints that makes a pipeline
record PipelineSources(Surroundings surroundings, Consumer<String> printed) {
    private static final String PART = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";

    /// With a package, or a capital first: other words are taken for files.
    private static final Pattern CLASS =
            Pattern.compile("(" + PART + "\\.)+" + PART + "|\\p{Lu}\\p{javaJavaIdentifierPart}*");

    private static final Pattern YAML =
            Pattern.compile(".*\\.(ya?ml|json)", Pattern.CASE_INSENSITIVE);

    PipelineSource named(String name) {
        Path file = surroundings.workingDirectory().resolve(name).normalize();
        if (name.endsWith(".java")) {
            return new JavaProgram(surroundings, name, file, true, printed);
        }
        boolean isClass =
                CLASS.matcher(name).matches()
                        && !YAML.matcher(name).matches()
                        && !Files.exists(file);
        return isClass
                ? new JavaProgram(surroundings, name, file, false, printed)
                : new YamlFile(file, name);
    }

    PipelineSource file(String file, String name) {
        return new YamlFile(surroundings.workingDirectory().resolve(file).normalize(), name);
    }

    private record YamlFile(Path file, String name) implements PipelineSource {
        @Override
        public boolean isThere(Configuration configuration) {
            return Files.exists(file);
        }

        @Override
        public Read read(Configuration configuration, CommandTypes types) {
            return Read.ofFile(PipelineReader.read(file, name, types));
        }
    }
}
