package dev.runnable.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.container.Endpoints.BadEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// An engine that the user has given a name, as the `docker` command keeps it.
///
/// @param host its address
/// @param certificates the folder of its certificates; empty where it needs none
record DockerContext(String name, String host, Optional<Path> certificates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param folder `~/.docker`
    /// @param named by a variable, which wins over what `docker context use` has chosen
    /// @return empty where that is the default one
    static Optional<DockerContext> inUse(Path folder, Optional<String> named) throws BadEndpoint {
        Optional<String> name = named.or(() -> chosen(folder)).filter(it -> !it.equals("default"));
        return name.isEmpty() ? Optional.empty() : Optional.of(read(folder, name.get()));
    }

    private static Optional<String> chosen(Path folder) {
        try {
            JsonNode configuration = JSON.readTree(folder.resolve("config.json").toFile());
            return Optional.of(configuration.path("currentContext").asText(""))
                    .filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // there is none, or docker itself cannot read it
        }
    }

    private static DockerContext read(Path folder, String name) throws BadEndpoint {
        String id = sha256(name);
        Path file = folder.resolve("contexts/meta/" + id + "/meta.json");
        Path certificates = folder.resolve("contexts/tls/" + id + "/docker");
        try {
            String host = JSON.readTree(file.toFile()).at("/Endpoints/docker/Host").asText("");
            return new DockerContext(
                    name, host, Optional.of(certificates).filter(Files::isDirectory));
        } catch (IOException e) {
            throw new BadEndpoint("there is no Docker context '" + name + "'");
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
