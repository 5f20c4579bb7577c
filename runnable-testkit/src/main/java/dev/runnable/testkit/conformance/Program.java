package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command line, started as a process in a project's folder: what a user interrupts and kills.
final class Program implements AutoCloseable {
    private static final int MOST_SECONDS = 240;

    private final Process process;
    private final Path console;

    private Program(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    static Program start(Project project, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(project.program());
        assertThat(command)
                .as(
                        "the command line is started by this test: add dev.runnable:runnable-cli to"
                                + " the test scope")
                .isNotEmpty();
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--config", Project.CONFIGURATION));
        Path console = project.folder().resolveSibling("console-" + arguments[0] + ".txt");
        Path temporary = Files.createDirectories(project.temporary());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(project.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile());
        builder.environment().clear();
        builder.environment().putAll(project.environment());
        builder.environment().put("TMPDIR", temporary.toString());
        return new Program(builder.start(), console);
    }

    /// Waits until it has told this.
    Program told(String text) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_SECONDS * 20; i++) {
            if (console().contains(text)) {
                return this;
            }
            assertThat(process.isAlive()).as(this::console).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("never told '%s':%n%s".formatted(text, console()));
    }

    /// As Ctrl-C does.
    Program interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return this;
    }

    Program kill() {
        process.destroyForcibly();
        return this;
    }

    /// The exit code, when it has ended.
    int end() throws InterruptedException {
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as(this::console).isTrue();
        return process.exitValue();
    }

    String console() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Nothing of a failed test goes on.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
