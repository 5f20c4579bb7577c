package dev.runnable.plugins.airflow;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spi.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The pipelines that documents are written of: those made for this, and the examples that Airflow
/// can run.
final class Pipelines {
    static final Path MADE = Path.of("src/test/resources/pipelines");
    private static final Path EXAMPLES = Path.of("../../examples");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private Pipelines() {}

    static Airflow airflow() {
        try {
            return Airflow.configured(Files.readString(MADE.resolve("config.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> all() {
        return files().stream()
                .filter(file ->
                        airflow().problems(read(file)).stream().noneMatch(Problem::isError));
    }

    /// Also those that Airflow cannot run.
    static List<Path> files() {
        try (Stream<Path> examples = Files.walk(EXAMPLES);
                Stream<Path> made = Files.list(MADE)) {
            return Stream.concat(examples, made)
                    .filter(file -> file.toString().endsWith(".yaml") && isPipeline(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPipeline(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("dag:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pipeline read(Path file) {
        return PipelineReader.read(file, name(file), CommandTypes.builtIn()).orThrow();
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/').replaceFirst("^(../../|src/test/resources/)", "");
    }

    static Rendering render(Path file) {
        return airflow().rendering(read(file), Map.of(), "nightly");
    }

    /// The document as it is to be, but for what is the same in all of them.
    static Path golden(Path file) {
        return GOLDEN.resolve(document(file));
    }

    private static String document(Path file) {
        return name(file).replace('/', '-').replaceFirst("yaml$", "py");
    }

    /// All documents, written into this folder.
    static Path[] writeAll(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = all().toList();
        for (Path file : files) {
            Files.writeString(folder.resolve(document(file)), render(file).text());
        }
        return files.stream().map(file -> folder.resolve(document(file))).toArray(Path[]::new);
    }
}
