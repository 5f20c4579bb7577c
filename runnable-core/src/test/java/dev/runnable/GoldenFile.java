package dev.runnable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A case of two files: `NAME.yaml` with mistakes and `NAME.problems` with what is told about them.
/// `-Dgolden.update` writes the latter.
public record GoldenFile(Path yaml) {
    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    public static Stream<GoldenFile> all(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(GoldenFile::new)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return yaml.getFileName().toString();
    }

    public Path folder() {
        return Objects.requireNonNull(yaml.getParent());
    }

    public void check(List<Problem> problems) throws IOException {
        String told =
                problems.stream()
                        .map(problem -> problem + "\n")
                        .collect(Collectors.joining())
                        .replace(FOLDER.toAbsolutePath().toString(), "FOLDER");
        Path golden = expected();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, told);
        }
        assertThat(golden).as("run with -Dgolden.update to write it").exists();
        assertThat(told).isEqualTo(Files.readString(golden));
    }

    private Path expected() {
        return yaml.resolveSibling(name().replace(".yaml", ".problems"));
    }

    /// The values of comment lines `# key value` at the beginning of the file.
    public List<String> directives(String key) throws IOException {
        String prefix = "# " + key + " ";
        String text = new String(Files.readAllBytes(yaml), StandardCharsets.ISO_8859_1);
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
