package dev.runnable.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.spi.ExecutorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes share what was unpacked once.
final class UnpackedZipsTest {
    private static final int LOADERS = 16;

    @TempDir Path scratch;
    private PluginFolder folder;

    @BeforeEach
    void putOneThere() throws IOException {
        folder = new PluginFolder(scratch);
        PluginProject project = folder.project("acme").executor("acme");
        for (int i = 0; i < 200; i++) {
            project.file("data/" + i + ".txt", "content ".repeat(i));
        }
        project.zip(folder.place("acme.zip"));
    }

    private List<Path> unpacked() throws IOException {
        try (Stream<Path> folders = Files.list(folder.cache().resolve("plugins"))) {
            return folders.toList();
        }
    }

    private void assertLoads() throws IOException {
        PluginSet plugins = folder.load();
        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.of(ExecutorProvider.class)).hasSize(1);
    }

    @Test
    void zipIsUnpackedOnce() throws IOException {
        folder.load();
        Path file = unpacked().getFirst().resolve("classes/data/7.txt");
        Object key = Files.readAttributes(file, "unix:ino").get("ino");

        assertLoads();
        assertThat(Files.readAttributes(file, "unix:ino")).containsEntry("ino", key);
    }

    @Test
    void otherContentOfTheSameNameIsAnotherOne() throws IOException {
        folder.load();
        folder.project("acme").executor("newer").zip(folder.place("acme.zip"));

        assertThat(folder.load().of(ExecutorProvider.class))
                .extracting(it -> it.provider().type())
                .containsExactly("newer");
        assertThat(unpacked()).hasSize(2);
    }

    @Test
    void whatWasTidiedAwayIsUnpackedAgain() throws IOException {
        folder.load();
        Files.delete(unpacked().getFirst().resolve("classes/acme/AcmeProvider.class"));

        assertLoads();
        assertThat(unpacked()).hasSize(1);
    }

    @Test
    void manyAtOnceGetTheWholeOfIt() throws Exception {
        CyclicBarrier start = new CyclicBarrier(LOADERS);
        Callable<List<String>> load =
                () -> {
                    start.await();
                    PluginSet plugins = folder.load();
                    List<String> seen = new ArrayList<>();
                    plugins.problems().forEach(it -> seen.add(it.toString()));
                    plugins.of(ExecutorProvider.class)
                            .forEach(it -> seen.add(it.provider().type()));
                    return seen;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(LOADERS)) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < LOADERS; i++) {
                all.add(threads.submit(load));
            }
            for (Future<List<String>> one : all) {
                assertThat(one.get()).containsExactly("acme");
            }
        }
        assertThat(unpacked()).hasSize(1);
    }
}
