package dev.runnable.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images go to a real registry, and come from one.
final class RegistryTest {
    /// Of `ada` with the password `lovelace`.
    private static final String PASSWORDS =
            "ada:$2y$05$yYVgcW.WoFBSKaHgwedEXOhzw0yuP0snn8J6SIkgDqWYCtCQnYfj.\n";

    @TempDir Path scratch;
    private Project project;
    private Building building;

    @BeforeEach
    void projectOfTheTest() throws Exception {
        LocalRegistry.isNeeded();
        project = Building.project(scratch);
        building = new Building(scratch);
    }

    @Test
    void imageInARegistryIsTheOneThatWasBuilt() throws Exception {
        try (LocalRegistry registry = LocalRegistry.start(scratch.resolve("registry"), "", "")) {
            BuiltImage built = building.build(project, "registry:" + registry.image("shop:1"));
            BuiltImage file = building.build(project, "tar:a.tar");

            LocalRegistry.Manifest manifest = registry.manifest("shop", "1");
            assertThat(manifest.digest()).isEqualTo(built.digest()).isEqualTo(file.digest());
            assertThat(manifest.content().at("/config/digest").asText())
                    .isEqualTo(built.id().orElseThrow());
            assertThat(manifest.content().get("layers")).hasSize(4);
        }
    }

    @Test
    void baseComesFromARegistry() throws Exception {
        try (LocalRegistry registry = LocalRegistry.start(scratch.resolve("registry"), "", "")) {
            building.build(project, "registry:" + registry.image("base:1"));
            Building upon = new Building(scratch.resolve("upon")).upon(registry.image("base:1"));

            upon.build(project, "registry:" + registry.image("shop:1"));

            assertThat(layers(registry.manifest("shop", "1")))
                    .hasSize(8)
                    .startsWith(layers(registry.manifest("base", "1")).toArray(String[]::new));
            assertThat(upon.warnings()).isEmpty();
        }
    }

    private static List<String> layers(LocalRegistry.Manifest manifest) {
        return manifest.content()
                .get("layers")
                .valueStream()
                .map(layer -> layer.get("digest").asText())
                .toList();
    }

    @Test
    void oneNameHasAnImageForEachPlatform() throws Exception {
        project.platforms("linux/amd64", "linux/arm64");
        try (LocalRegistry registry = LocalRegistry.start(scratch.resolve("registry"), "", "")) {
            BuiltImage built = building.build(project, "registry:" + registry.image("shop:1"));

            LocalRegistry.Manifest manifest = registry.manifest("shop", "1");
            Stream<JsonNode> images = manifest.content().get("manifests").valueStream();
            assertThat(images.map(it -> it.at("/platform/architecture").asText()))
                    .containsExactlyInAnyOrder("amd64", "arm64");
            assertThat(manifest.digest()).isEqualTo(built.digest());
            assertThat(built.id()).isEmpty();
        }
    }

    @Test
    void registryKnowsUsAsDockersConfigurationSays() throws Exception {
        try (LocalRegistry registry = guarded()) {
            building.insecure()
                    .with(configuration("{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}", registry));

            BuiltImage built = building.build(project, "registry:" + registry.image("shop:1"));

            assertThat(built.digest()).startsWith("sha256:");
        }
    }

    @Test
    void strangerIsRefusedAndToldToLogIn() throws Exception {
        try (LocalRegistry registry = guarded()) {
            building.insecure();
            String host = registry.image("").replace("/", "");

            assertThatThrownBy(
                            () -> building.build(project, "registry:" + registry.image("shop:1")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("refuses: ")
                    .hasMessageEndingWith(
                            "Log in: 'docker login %s', or see who may use it. [RNB-703]"
                                    .formatted(host));
        }
    }

    @Test
    void baseThatARegistryDoesNotHaveIsTold() throws Exception {
        try (LocalRegistry registry = LocalRegistry.start(scratch.resolve("registry"), "", "")) {
            building.upon(registry.image("none:1"));

            assertThatThrownBy(() -> building.build(project, "tar:a.tar"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(
                            "the base image %s cannot be had: ".formatted(registry.image("none:1")))
                    .hasMessageEndingWith("[RNB-702]");
        }
    }

    @Test
    void registryThatIsNotThereIsTold() throws Exception {
        String image;
        try (LocalRegistry registry = LocalRegistry.start(scratch.resolve("registry"), "", "")) {
            image = registry.image("shop:1");
        }

        assertThatThrownBy(() -> building.build(project, "registry:" + image))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a registry cannot be reached: ")
                .hasMessageEndingWith(
                        "See whether the name of the image and your network are right. [RNB-704]");
    }

    /// One that speaks TLS with a certificate nobody knows, and lets only `ada` in.
    private LocalRegistry guarded() throws Exception {
        Path folder = scratch.resolve("guarded");
        Project.write(folder.resolve("passwords"), PASSWORDS);
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        return LocalRegistry.start(
                folder,
                "auth: {htpasswd: {realm: test, path: %s}}\n"
                        .formatted(folder.resolve("passwords")),
                "  tls: {certificate: %s, key: %s}\n".formatted(certificate, key));
    }

    private Path configuration(String text, LocalRegistry registry) throws IOException {
        String who = Base64.getEncoder().encodeToString("ada:lovelace".getBytes(UTF_8));
        String host = registry.image("").replace("/", "");
        return Project.write(scratch.resolve("docker/config.json"), text.formatted(host, who));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
    }
}
