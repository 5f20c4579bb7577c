package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// An image in a file, as others see it: by the `tar` command.
record ImageFile(JsonNode manifest, JsonNode configuration, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageFile read(Path file, Path scratch) throws Exception {
        Path folder = Files.createTempDirectory(scratch, "image");
        tar("-xf", file.toString(), "-C", folder.toString());
        JsonNode manifest = JSON.readTree(folder.resolve("manifest.json").toFile()).get(0);
        Path configuration = folder.resolve(manifest.get("Config").asText());
        return new ImageFile(manifest, JSON.readTree(configuration.toFile()), folder);
    }

    /// The digests of the layers, the lowest first.
    List<String> layers() {
        return manifest.get("Layers").valueStream().map(JsonNode::asText).toList();
    }

    /// For instance `-rwxr-xr-x 1000/1000 1970-01-01 app/a.sh`.
    List<String> files(int layer) throws Exception {
        String listing =
                tar(
                        "-tvf",
                        folder.resolve(layers().get(layer)).toString(),
                        "--numeric-owner",
                        "--utc");
        return listing.lines()
                .filter(line -> !line.startsWith("tar: Ignoring"))
                .map(line -> line.split("\\s+", 6))
                .map(part -> String.join(" ", part[0], part[1], part[3], part[5]))
                .toList();
    }

    private static String tar(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("tar"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
