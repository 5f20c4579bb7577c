package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.container.docker.Endpoint;
import dev.runnable.fixture.Trial;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine is the one that the `docker` command would ask.
final class EndpointsTest {
    @TempDir Path home;
    private Path folder = Path.of("");

    @BeforeEach
    void makeContext() throws Exception {
        folder = Files.createDirectory(home.resolve(".docker"));
        String id = sha256("far");
        Path meta = Files.createDirectories(folder.resolve("contexts/meta/" + id));
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\":\"far\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://far:2376\"}}}");
        Files.createDirectories(folder.resolve("contexts/tls/" + id + "/docker"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String found(Optional<String> configured, Map<String, String> variables)
            throws Exception {
        return Endpoints.of(configured, variables).toString();
    }

    @Test
    void firstOneThatIsNamedIsTaken() throws Exception {
        Map<String, String> all =
                Map.of(
                        "DOCKER_HOST",
                        "tcp://near:1",
                        "DOCKER_CONTEXT",
                        "far",
                        "HOME",
                        home.toString());

        assertThat(found(Optional.of("unix:///x.sock"), all))
                .isEqualTo("unix:///x.sock (from docker_host)");
        assertThat(found(Optional.empty(), all)).isEqualTo("tcp://near:1 (from DOCKER_HOST)");
        assertThat(
                        found(
                                Optional.empty(),
                                Map.of("DOCKER_CONTEXT", "far", "HOME", home.toString())))
                .isEqualTo("tcp://far:2376 (from the context 'far')");
        assertThat(found(Optional.empty(), Map.of()))
                .isEqualTo("unix:///var/run/docker.sock (from the default)");
    }

    @Test
    void contextThatIsInUseIsTaken() throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"currentContext\": \"far\"}");

        Endpoint endpoint =
                Endpoints.of(Optional.empty(), Map.of("DOCKER_CONFIG", folder.toString()));

        assertThat(endpoint).hasToString("tcp://far:2376 (from the context 'far')");
        assertThat(endpoint.certificates().orElseThrow()).isDirectory();
        assertThat(endpoint.isSocket()).isFalse();
        assertThat(
                        found(
                                Optional.empty(),
                                Map.of(
                                        "DOCKER_CONFIG",
                                        folder.toString(),
                                        "DOCKER_CONTEXT",
                                        "default")))
                .isEqualTo("unix:///var/run/docker.sock (from the default)");
    }

    @Test
    void certificatesAreThoseOfTheVariables() throws Exception {
        Map<String, String> variables =
                Map.of(
                        "DOCKER_HOST",
                        "tcp://127.0.0.1:2376",
                        "DOCKER_TLS_VERIFY",
                        "1",
                        "HOME",
                        home.toString());
        Endpoint endpoint = Endpoints.of(Optional.empty(), variables);

        assertThat(endpoint.certificates()).contains(folder);
        assertThat(endpoint.isSocket()).isFalse();
    }

    @Test
    void whatNamesNoEngineIsRefused() {
        assertThatThrownBy(() -> found(Optional.of("somewhere"), Map.of()))
                .hasMessage("'somewhere' (from docker_host) names no engine that can be asked");
        assertThatThrownBy(() -> found(Optional.of("ftp://me@host"), Map.of()))
                .hasMessageContaining("ftp://me@host");
        assertThatThrownBy(() ->
                        found(
                                Optional.empty(),
                                Map.of("DOCKER_CONTEXT", "no", "HOME", home.toString())))
                .hasMessage("there is no Docker context 'no'");
    }

    @Test
    void whatNamesNoEngineIsToldBeforeTheRun() {
        Trial trial = new Trial(new ShellTaskRunnerProvider(), home, "true");

        assertThat(Box.of("docker_host: nowhere").check(trial.context(), trial.node()))
                .containsExactly(
                        "error: local-container: 'nowhere' (from docker_host) names no engine that"
                                + " can be asked. Write it as 'unix:///PATH', 'tcp://HOST:PORT' or 'ssh://USER@HOST';"
                                + " 'docker context ls' shows your contexts. [RNB-420]");
    }
}
