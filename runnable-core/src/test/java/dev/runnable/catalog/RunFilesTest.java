package dev.runnable.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataException;
import dev.runnable.data.DataFile;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Graph;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ExecutionLogs;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run does when its catalog, or its files, do not do what they should.
class RunFilesTest {
    private static final StepPath STEP = StepPath.root("s");

    @TempDir Path folder;
    private final List<IOException> aborted = new ArrayList<>();
    private FileCatalog real;

    @BeforeEach
    void catalog() {
        real = new FileCatalog(folder.resolve(".catalog"), "p1");
    }

    private AttemptFiles.Open open(
            Catalog catalog, Optional<String> made, Scope scope, List<String> get, List<String> put)
            throws Exception {
        RunFiles.Places places =
                new RunFiles.Places(
                        "r1",
                        folder,
                        Path.of(""),
                        List.of(folder.resolve(".catalog")),
                        folder.resolve("tmp"),
                        new ObjectForms(".dill", Optional.empty()));
        KnownHashes hashes = new KnownHashes(folder.resolve(".h"), InstantSource.system());
        return new RunFiles(catalog, places, new Producers(graph()), hashes, false, aborted::add)
                .open(STEP, new CatalogSpec(get, put, true, Optional.empty()), made, scope);
    }

    private Graph graph() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), "dag: {steps: {s: {type: stub}}}");
        return PipelineReader.read(file, "p.yaml", CommandTypes.builtIn()).orThrow().graph();
    }

    private AttemptFiles.Put put(Catalog catalog, String... patterns) throws Exception {
        try (AttemptFiles.Open files =
                open(catalog, Optional.empty(), Scope.EMPTY, List.of(), List.of(patterns))) {
            return files.put(true);
        }
    }

    private void get(Catalog catalog, DataFile file) throws Exception {
        SequencedMap<String, DataFile> files = new LinkedHashMap<>();
        files.put(file.name(), file);
        Scope scope = Scope.EMPTY.with(new Written(new LinkedHashMap<>(), files), 1);
        try (AttemptFiles.Open open =
                open(catalog, Optional.empty(), scope, List.of(file.name()), List.of())) {
            assertThat(open.get()).containsExactly(DataEntry.get(file));
        }
    }

    /// What somebody does while a file is stored or laid out.
    @FunctionalInterface
    private interface Trouble {
        void happens(Path file) throws IOException;
    }

    private record Troubled(Catalog catalog, Trouble trouble) implements Catalog {
        @Override
        public String type() {
            return catalog.type();
        }

        @Override
        public void put(DataFile file, Content content) throws IOException {
            trouble.happens(content.file());
            catalog.put(file, content);
        }

        @Override
        public void get(DataFile file, Path target) throws IOException {
            trouble.happens(target);
            catalog.get(file, target);
        }

        @Override
        public Path read(String sha256) throws IOException {
            return catalog.read(sha256);
        }

        @Override
        public ExecutionLogs executionLogs(String runId) {
            return catalog.executionLogs(runId);
        }
    }

    private static void fail(Path file) throws IOException {
        throw new IOException("the catalog is on strike");
    }

    @Test
    void manyFilesAreKeptInTheOrderOfTheirNames() throws Exception {
        List<String> names = IntStream.range(0, 200).mapToObj("f%03d"::formatted).toList();
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
        }
        AttemptFiles.Put put = put(real, "f19*", "f*", "f001");
        assertThat(put.mistakes()).isEmpty();
        assertThat(put.entries())
                .extracting(entry -> entry.file().name())
                .containsExactlyElementsOf(names);
        assertThat(put.entries())
                .allSatisfy(entry ->
                        assertThat(folder.resolve(".catalog").resolve(entry.file().place()))
                                .hasContent(entry.file().name()));
    }

    @Test
    void catalogThatCannotBeWrittenEndsTheRun() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        AttemptFiles.Put put = put(new Troubled(real, RunFilesTest::fail), "a");
        assertThat(put.mistakes()).containsExactly("the catalog is on strike");
        assertThat(put.entries()).isEmpty();
        assertThat(aborted).hasSize(1);
    }

    @Test
    void fileThatIsWrittenWhileItIsStoredFailsItsStepAlone() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        Files.writeString(folder.resolve("b"), "text b");
        AttemptFiles.Put put =
                put(
                        new Troubled(
                                real,
                                file -> {
                                    if (file.endsWith("a")) {
                                        Files.writeString(file, "longer text");
                                    }
                                }),
                        "a",
                        "b");
        assertThat(put.mistakes())
                .singleElement()
                .asString()
                .startsWith("cannot store 'a' in the catalog ")
                .endsWith(
                        ": it changes while it is stored; does a process in the background still write it?");
        assertThat(put.entries()).extracting(entry -> entry.file().name()).containsExactly("b");
        assertThat(aborted).isEmpty();
    }

    @Test
    void fileThatDisappearsWhileItIsStoredFailsItsStepAlone() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        AttemptFiles.Put put = put(new Troubled(real, Files::delete), "a");
        assertThat(put.mistakes()).hasSize(1);
        assertThat(aborted).isEmpty();
    }

    @Test
    void fileThatCannotBeLaidOutEndsTheRun() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        DataFile file = put(real, "a").entries().getFirst().file();
        Files.delete(folder.resolve("a"));
        assertThatThrownBy(() -> get(new Troubled(real, RunFilesTest::fail), file))
                .isInstanceOf(DataException.class)
                .hasMessage("the catalog is on strike");
        assertThat(aborted).hasSize(1);
    }

    @Test
    void contentThatIsGoneFailsTheStepAlone() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        DataFile file = put(real, "a").entries().getFirst().file();
        Files.delete(folder.resolve("a"));
        Catalog lost =
                new Troubled(
                        real,
                        _ -> {
                            throw new NoSuchFileException("/lost");
                        });
        assertThatThrownBy(() -> get(lost, file))
                .isInstanceOf(DataException.class)
                .hasMessage("'a' cannot be got: its content is not in the catalog any more: /lost");
        assertThat(aborted).isEmpty();
    }

    @Test
    void fileThatIsStillWhereItWasMadeIsLeftAlone() throws Exception {
        Path path = Files.writeString(folder.resolve("a"), "text");
        DataFile file = put(real, "a").entries().getFirst().file();
        Object inode = Files.getAttribute(path, "unix:ino");
        get(new Troubled(real, RunFilesTest::fail), file);
        assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(inode);
        Files.writeString(path, "TEXT");
        get(real, file);
        assertThat(path).hasContent("text");
        assertThat(path.toFile().setExecutable(true)).isTrue();
        get(real, file);
        assertThat(path.toFile().canExecute()).isFalse();
    }

    @Test
    void whatAStepMakesUnaskedIsKeptIfItIsThereAndInside() throws Exception {
        Files.writeString(folder.resolve("out.ipynb"), "{}");
        Path outside = Files.createTempFile("outside", ".ipynb");
        Files.createSymbolicLink(folder.resolve("link.ipynb"), outside);
        assertThat(made("out.ipynb").entries()).hasSize(1);
        assertThat(made("none.ipynb")).isEqualTo(new AttemptFiles.Put(List.of(), List.of()));
        assertThat(made("../" + outside.getFileName()).entries()).isEmpty();
        assertThat(made("link.ipynb").mistakes())
                .singleElement()
                .asString()
                .startsWith("'link.ipynb' is a link that leads out of the working directory");
        Files.delete(outside);
    }

    private AttemptFiles.Put made(String name) throws Exception {
        try (AttemptFiles.Open files =
                open(real, Optional.of(name), Scope.EMPTY, List.of(), List.of())) {
            return files.put(true);
        }
    }

    @Test
    void interruptionEndsPutting() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        Thread putting = Thread.currentThread();
        Catalog slow =
                new Troubled(
                        real,
                        _ -> {
                            putting.interrupt();
                            waitForEver();
                        });
        assertThatThrownBy(() -> put(slow, "a")).isInstanceOf(InterruptedException.class);
        assertThat(aborted).isEmpty();
    }

    private static void waitForEver() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
