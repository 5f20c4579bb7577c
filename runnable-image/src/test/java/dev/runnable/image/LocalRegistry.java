package dev.runnable.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/// A real registry on this machine: the one that Debian's package `docker-registry` brings.
final class LocalRegistry implements AutoCloseable {
    private static final String PROGRAM = "docker-registry";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String address;

    private LocalRegistry(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /// Skips the test where there is none, unless `RUNNABLE_REQUIRE` says that there has to be one.
    static void isNeeded() {
        boolean there =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
        String required = System.getenv().getOrDefault("RUNNABLE_REQUIRE", "");
        if (!there && Arrays.asList(required.split(",", -1)).contains("registry")) {
            throw new AssertionError(PROGRAM + " is required here and missing");
        }
        Assumptions.assumeTrue(there, PROGRAM + " is missing");
    }

    /// @param more of its configuration, as YAML
    /// @param http lines of the section `http`
    static LocalRegistry start(Path folder, String more, String http) throws Exception {
        Files.createDirectories(folder);
        int port = freePort();
        Path configuration =
                Files.writeString(
                        folder.resolve("config.yml"),
                        """
                        version: 0.1
                        log: {level: error}
                        storage: {filesystem: {rootdirectory: %s}}
                        %shttp:
                          addr: 127.0.0.1:%d
                        %s\
                        """
                                .formatted(folder.resolve("data"), more, port, http));
        Process process =
                new ProcessBuilder(PROGRAM, "serve", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        LocalRegistry registry = new LocalRegistry(process, "localhost:" + port);
        registry.await(port);
        return registry;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(int port) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!answers(port)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError(PROGRAM + " does not start");
            }
            Thread.sleep(20);
        }
    }

    private static boolean answers(int port) {
        try (java.net.Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// For instance `localhost:41234/shop:1`.
    String image(String name) {
        return address + "/" + name;
    }

    /// The manifest of an image, as the registry tells it.
    Manifest manifest(String repository, String tag) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://%s/v2/%s/manifests/%s"
                                                .formatted(address, repository, tag)))
                        .header(
                                "Accept",
                                "application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json")
                        .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Manifest(
                answer.statusCode(),
                answer.headers().firstValue("Docker-Content-Digest").orElse(""),
                JSON.readTree(answer.body()));
    }

    record Manifest(int status, String digest, JsonNode content) {}

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
