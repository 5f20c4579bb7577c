package dev.runnable.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A Docker engine, with an image for tests that gets its JDK by a mount.
final class ContainerEngine {
    static final String IMAGE = "runnable-test:1";

    /// Those that run steps in containers.
    static final List<String> CONFIGURATIONS =
            List.of("local-container", "local-container-parallel", "production");

    private static final String JDK = System.getProperty("java.home");

    private static final String JUPYTER =
            Stream.of(
                            "/usr/lib/python3",
                            "/usr/lib/x86_64-linux-gnu",
                            "/usr/share/jupyter",
                            "/usr/local/share/jupyter")
                    .filter(folder -> Files.exists(Path.of(folder)))
                    .map(folder -> folder + ":" + folder + ":ro")
                    .collect(Collectors.joining(", "));

    private ContainerEngine() {}

    /// Skips the test where there is none.
    static void isNeeded() {
        Needs.that(Needs.command("docker", "version"), "docker");
        if (!Needs.command("bash", Installed.TREE.resolve(".ci/test-image").toString())) {
            throw new AssertionError(".ci/test-image fails");
        }
    }

    /// The configurations of containers as a user has them, in an image whose JDK is this one.
    static Installed prepare(Installed runnable) throws IOException {
        isNeeded();
        for (String name : CONFIGURATIONS) {
            mountJdk(runnable.folder().resolve("configs/" + name + ".yaml"));
        }
        return runnable.with("RUNNABLE_VAR_image", IMAGE);
    }

    /// Also with this machine's Jupyter, where Debian's own Python has it: the image is made of
    /// that.
    static void mountJupyter(Installed runnable) throws IOException {
        Assumptions.assumeTrue(
                Needs.command("/usr/bin/python3", "-c", "import nbclient, ipykernel"),
                "Debian's Python has no Jupyter");
        for (String name : CONFIGURATIONS) {
            Path file = runnable.folder().resolve("configs/" + name + ".yaml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("    mounts: [", "    mounts: [" + JUPYTER + ", "));
        }
    }

    private static void mountJdk(Path file) throws IOException {
        String mount = "    mounts: [%1$s:%1$s:ro]\n    pull_policy: ".formatted(JDK);
        String text = Files.readString(file);
        if (!text.contains(mount)) {
            Files.writeString(file, text.replace("    pull_policy: ", mount));
        }
    }

    /// Containers of runs in a folder, whether they go on or not. Others may use the engine, too.
    static List<String> containers(Path folder) throws IOException, InterruptedException {
        return docker("ps", "-aq", "--filter", "label=dev.runnable.folder=" + folder);
    }

    static Set<String> volumes() throws IOException, InterruptedException {
        return Set.copyOf(docker("volume", "ls", "-q"));
    }

    private static List<String> docker(String... arguments)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        return output.lines().toList();
    }
}
