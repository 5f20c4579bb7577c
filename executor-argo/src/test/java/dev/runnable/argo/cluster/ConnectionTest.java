package dev.runnable.argo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.problem.ProblemException;
import dev.runnable.spi.PlatformContext;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionTest {
    @TempDir Path folder;

    private Config config(ClusterAccess access, Map<String, String> environment) {
        return new Connection(access, new PlatformContext(environment, folder, new Random(1)))
                .config();
    }

    private static ClusterAccess access(String namespace, String kubeconfig, String context) {
        return new ClusterAccess(text(namespace), text(kubeconfig), text(context));
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private Path file(String name, String address) throws IOException {
        Path file = ApiServer.kubeconfig(folder, address, "t");
        return Files.move(file, Files.createDirectories(folder.resolve(name)).resolve("config"));
    }

    @Test
    void namedFileWinsOverTheEnvironmentAndTheEnvironmentOverTheUsualPlace() throws IOException {
        Path usual = file(".kube", "http://usual");
        Path variable = file("variable", "http://variable");
        file("named", "http://named");
        Map<String, String> home = Map.of("HOME", folder.toString());
        Map<String, String> both =
                Map.of("HOME", folder.toString(), "KUBECONFIG", variable.toString());

        assertThat(usual).exists();
        assertThat(config(ClusterAccess.USUAL, home).getMasterUrl()).startsWith("http://usual");
        assertThat(config(ClusterAccess.USUAL, both).getMasterUrl()).startsWith("http://variable");
        assertThat(config(access("", "named/config", ""), both).getMasterUrl())
                .startsWith("http://named");
    }

    @Test
    void contextAndNamespaceAreChosen() throws IOException {
        file(".kube", "http://usual");
        Map<String, String> home = Map.of("HOME", folder.toString());

        assertThat(config(ClusterAccess.USUAL, home).getNamespace()).isEqualTo("etl");
        assertThat(config(access("", "", "there"), home).getNamespace()).isEqualTo("other");
        assertThat(config(access("mine", "", "there"), home).getNamespace()).isEqualTo("mine");
    }

    @Test
    void contextOfAnotherOfSeveralFilesIsFound() throws IOException {
        Path one = file("one", "http://one");
        Path two = file("two", "http://two");
        Files.writeString(
                two,
                Files.readString(two)
                        .replace("there", "yonder")
                        .replace("name: it", "name: it2")
                        .replace("cluster: it,", "cluster: it2,"));
        String both =
                one + File.pathSeparator + folder.resolve("absent") + File.pathSeparator + two;

        Config config = config(access("", "", "yonder"), Map.of("KUBECONFIG", both));

        assertThat(config.getMasterUrl()).startsWith("http://two");
    }

    @Test
    void contextThatIsNotThereIsNotReplacedByAnother() throws IOException {
        file(".kube", "http://usual");

        assertThatThrownBy(() -> config(access("", "", "prod"), Map.of("HOME", folder.toString())))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                .hasMessageContaining("has no context 'prod'")
                .hasMessageContaining("here")
                .hasMessageContaining("there")
                .hasMessageContaining("RNB-440");
    }

    @Test
    void fileThatIsMissingOrDamagedIsTold() throws IOException {
        assertThatThrownBy(() -> config(access("", "absent", ""), Map.of()))
                .hasMessageStartingWith("error: argo: 'absent' cannot be read");

        Files.writeString(folder.resolve("damaged"), "a: [");
        assertThatThrownBy(() -> config(access("", "damaged", ""), Map.of()))
                .hasMessageContaining("damaged] cannot be read: while parsing a flow node")
                .hasMessageContaining("RNB-440");
    }

    @Test
    void nothingThatSaysWhereTheClusterIsIsTold() {
        assertThatThrownBy(() -> config(ClusterAccess.USUAL, Map.of("HOME", folder.toString())))
                .hasMessage(
                        "error: argo: nothing says where the cluster is. Set KUBECONFIG to the file"
                                + " that you use kubectl with, or 'kubeconfig' of the configuration."
                                + " [RNB-440]");
    }

    @Test
    void keyThatIsNoneIsToldBeforeAnythingIsAsked() throws IOException {
        Path file = file(".kube", "https://localhost:1");
        String damaged = "token: t, client-certificate-data: eA==, client-key-data: eA==";
        Files.writeString(file, Files.readString(file).replace("token: t", damaged));

        assertThatThrownBy(() -> ApiServer.connect(file, folder))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                .hasMessageStartingWith(
                        "error: argo: the cluster's address or your credentials cannot be used: ");
    }
}
