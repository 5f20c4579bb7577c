package dev.runnable.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.data.DataFile;
import dev.runnable.spi.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCatalogTest {
    @TempDir Path temporary;
    private Path location;
    private Path work;
    private FileCatalog catalog;

    @BeforeEach
    void catalog() throws IOException {
        location = temporary.resolve("catalog");
        work = Files.createDirectories(temporary.resolve("work"));
        catalog = new FileCatalog(location, "p1");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(work.resolve(name), text);
    }

    private DataFile put(Path file, String place) throws Exception {
        return put(catalog, file, place);
    }

    private DataFile put(FileCatalog target, Path file, String place) throws Exception {
        KnownHashes hashes = new KnownHashes(temporary.resolve("h"), InstantSource.system());
        return Putter.put(target, file, hashes.of(file), place);
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(location.resolve(".objects"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path object() throws IOException {
        assertThat(objects()).hasSize(1);
        return objects().getFirst();
    }

    private static int links(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:nlink");
    }

    private static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void contentIsKeptOnceUnderAllItsNames() throws Exception {
        DataFile a = put(file("a", "text"), "r1/a");
        put(file("b", "text"), "r1/sub/b");
        put(file("c", "text"), "r2/a");
        assertThat(object().toString()).endsWith(a.sha256().substring(2));
        assertThat(links(object())).isEqualTo(4);
        for (String place : List.of("r1/a", "r1/sub/b", "r2/a")) {
            assertThat(inode(location.resolve(place))).isEqualTo(inode(object()));
            assertThat(location.resolve(place)).hasContent("text");
        }
        assertThat(catalog.read(a.sha256())).isEqualTo(object());
    }

    @Test
    void nameGoesOverToANewerContent() throws Exception {
        put(file("a", "old"), "r1/a");
        DataFile newer = put(file("a", "new"), "r1/a");
        put(file("a", "new"), "r1/a");
        assertThat(location.resolve("r1/a")).hasContent("new");
        assertThat(objects()).hasSize(2);
        assertThat(links(catalog.read(newer.sha256()))).isEqualTo(2);
        assertThat(names(location.resolve("r1"))).containsExactly("a");
    }

    @Test
    void whatAStepDoesToItsFileLaterChangesNothing() throws Exception {
        Path file = file("a", "text");
        DataFile data = put(file, "r1/a");
        Files.writeString(file, "changed");
        Path other = work.resolve("other");
        catalog.get(data, other);
        assertThat(other).hasContent("text");
        Files.writeString(other, "changed too");
        assertThat(location.resolve("r1/a")).hasContent("text");
        assertThat(object()).hasContent("text");
        assertThat(object().toFile().canExecute()).isFalse();
        assertThat(permissions(object())).doesNotContain("w");
    }

    private static String permissions(Path file) throws IOException {
        return java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file));
    }

    @Test
    void programStaysOneAndIsKeptBesideTheSameText() throws Exception {
        Path program = file("run.sh", "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        DataFile executable = put(program, "r1/run.sh");
        DataFile text = put(file("text", "#!/bin/sh\n"), "r1/text");
        assertThat(objects()).hasSize(2);
        catalog.get(executable, work.resolve("got.sh"));
        catalog.get(text, work.resolve("got.txt"));
        assertThat(work.resolve("got.sh")).isExecutable().isWritable();
        assertThat(permissions(work.resolve("got.txt"))).doesNotContain("x");
        assertThat(permissions(work.resolve("got.txt"))).startsWith("rw");
    }

    @Test
    void whatTheOwnerAloneMayReadStaysSo() throws Exception {
        Path file = file("private", "text");
        Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        DataFile data = put(file, "r1/private");
        catalog.get(data, work.resolve("got"));
        assertThat(permissions(location.resolve("r1/private"))).isEqualTo("r--------");
        assertThat(permissions(work.resolve("got"))).isEqualTo("rw-------");
    }

    @Test
    void fileWithMoreLinksThanTheFileSystemAllowsIsCopied() throws Exception {
        DataFile data = put(file("a", "text"), "r1/a");
        Path object = object();
        Path links = Files.createDirectories(temporary.resolve("links"));
        boolean isFull = false;
        for (int i = 0; i < 66_000 && !isFull; i++) {
            try {
                Files.createLink(links.resolve(Integer.toString(i)), object);
            } catch (IOException _) {
                isFull = true;
            }
        }
        put(file("b", "text"), "r1/b");
        assertThat(location.resolve("r1/b")).hasContent("text");
        assertThat(inode(location.resolve("r1/b")).equals(inode(object))).isEqualTo(!isFull);
        assertThat(object()).isEqualTo(object);
        catalog.get(data, work.resolve("got"));
        assertThat(work.resolve("got")).hasContent("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "r1/../../x",
                "/tmp/x",
                "",
                ".",
                ".objects/ab/x",
                "r1/../.objects/x"
            })
    void placeThatLeadsOutIsRefused(String place) throws Exception {
        Path file = file("a", "text");
        KnownHashes.Hash hash =
                new KnownHashes(temporary.resolve("h"), InstantSource.system()).of(file);
        assertThatThrownBy(() -> Putter.put(catalog, file, hash, place))
                .isInstanceOf(IOException.class)
                .hasMessage("'" + place + "' leads out of the catalog");
        assertThat(location).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "../../../../../../../../../../../../../../../../../etc/passwd"})
    void whatIsNoHashIsNotLookedFor(String sha256) {
        assertThatThrownBy(() -> catalog.read(sha256))
                .isInstanceOf(IOException.class)
                .hasMessage("'" + sha256 + "' is no hash");
    }

    @Test
    void contentThatIsGoneOrCutOffIsToldAndNeverServed() throws Exception {
        DataFile data = put(file("a", "text"), "r1/a");
        Path object = object();
        file("got", "before");
        Files.delete(object);
        Files.writeString(object, "te");
        assertThatThrownBy(() -> catalog.get(data, work.resolve("got")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(object.toString());
        Files.delete(object);
        assertThatThrownBy(() -> catalog.get(data, work.resolve("got")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(object.toString());
        assertThatThrownBy(() -> catalog.read(data.sha256()))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(work.resolve("got")).hasContent("before");
        assertThat(names(work)).containsExactly("a", "got");
    }

    @Test
    void contentThatWasCutOffIsStoredAgain() throws Exception {
        put(file("a", "text"), "r1/a");
        Path object = object();
        Files.delete(object);
        Files.writeString(object, "");
        put(work.resolve("a"), "r1/b");
        assertThat(object()).hasContent("text");
        assertThat(location.resolve("r1/b")).hasContent("text");
    }

    @Test
    void linkThatStandsWhereAFileIsToGoIsReplacedAndNotFollowed() throws Exception {
        DataFile data = put(file("a", "text"), "r1/a");
        Path elsewhere = file("elsewhere", "mine");
        Files.createSymbolicLink(work.resolve("got"), elsewhere);
        catalog.get(data, work.resolve("got"));
        assertThat(elsewhere).hasContent("mine");
        assertThat(Files.isSymbolicLink(work.resolve("got"))).isFalse();
        assertThat(work.resolve("got")).hasContent("text");
    }

    @Test
    void folderThatStandsWhereAFileIsToGoIsTold() throws Exception {
        DataFile data = put(file("a", "text"), "r1/a");
        Path target = Files.createDirectories(work.resolve("dir/inner")).resolveSibling(".");
        assertThatThrownBy(() -> catalog.get(data, target.normalize()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "cannot get 'a' from the catalog to " + work.resolve("dir") + ": ");
        assertThat(names(work)).containsExactly("a", "dir");
    }

    @Test
    void whatWasAFileMayBecomeAFolderAndTheOtherWayRound() throws Exception {
        DataFile first = put(file("a", "one"), "r1/model");
        DataFile second = put(file("a", "two"), "r1/model/x/y");
        assertThat(location.resolve("r1/model/x/y")).hasContent("two");
        put(file("a", "three"), "r1/model");
        assertThat(location.resolve("r1/model")).hasContent("three");
        catalog.get(first, work.resolve("first"));
        catalog.get(second, work.resolve("second"));
        assertThat(work.resolve("first")).hasContent("one");
        assertThat(work.resolve("second")).hasContent("two");
    }

    @Test
    void fileThatChangesWhileItIsStoredIsNotKept() throws Exception {
        Path file = file("a", "text");
        KnownHashes.Hash hash =
                new KnownHashes(temporary.resolve("h"), InstantSource.system()).of(file);
        Catalog.Content changing =
                new Catalog.Content() {
                    @Override
                    public Path file() {
                        return file;
                    }

                    @Override
                    public boolean isUnchanged() {
                        return false;
                    }
                };
        assertThatThrownBy(() -> catalog.put(Putter.data(file, hash, "r1/a"), changing))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot store 'a' in the catalog %s: it changes while it is stored; does a process in the background still write it?"
                                .formatted(location));
        assertThat(objects()).isEmpty();
        assertThat(location.resolve("r1")).doesNotExist();
        Files.delete(file);
        assertThat(new HashedFile(file, hash).isUnchanged()).isFalse();
    }

    @Test
    void manyThreadsThatPutTheSameStoreItOnce() throws Exception {
        Path file = file("a", "x".repeat(300_000));
        KnownHashes hashes = new KnownHashes(temporary.resolve("h"), InstantSource.system());
        List<Callable<DataFile>> puts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String place = "r1/m/" + i + "/out.csv";
            puts.add(() -> Putter.put(catalog, file, hashes.of(file), place));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<DataFile> put : threads.invokeAll(puts)) {
                assertThat(location.resolve(put.get().place())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(links(object())).isEqualTo(65);
    }

    @Test
    void severalProcessesThatPutTheSameStoreItOnce() throws Exception {
        Path file = file("a", "y".repeat(300_000));
        List<Process> processes = new ArrayList<>();
        for (String run : List.of("r1", "r2", "r3")) {
            processes.add(putter(file, run, 40));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(links(object())).isEqualTo(121);
        assertThat(names(location.resolve("r3"))).hasSize(40);
    }

    private Process putter(Path file, String run, int times) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Putter.class.getName(),
                        location.toString(),
                        file.toString(),
                        run,
                        Integer.toString(times))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Killed wherever it is: before, while or after it copies, and while it links.
    @Test
    void processThatIsKilledLeavesNothingWrong() throws Exception {
        byte[] bytes = new byte[40 << 20];
        java.util.Arrays.fill(bytes, (byte) 'z');
        Path large = Files.write(work.resolve("large"), bytes);
        for (int i = 0; i < 6; i++) {
            Process process = putter(large, "killed" + i, 1_000);
            try (var out = process.inputReader()) {
                assertThat(out.readLine()).isEqualTo("begins");
                while (process.isAlive()
                        && objectsIfAny().stream().noneMatch(TemporaryFile::isOne)) {
                    Thread.onSpinWait();
                }
                process.toHandle().destroyForcibly();
            }
            process.waitFor();
            for (Path object : objects()) {
                boolean isHalf = TemporaryFile.isOne(object);
                assertThat(isHalf || Files.size(object) == bytes.length).as("%s", object).isTrue();
            }
        }
        DataFile data = put(large, "r1/large");
        catalog.get(data, work.resolve("got"));
        assertThat(work.resolve("got")).hasSameBinaryContentAs(large);
    }

    private List<Path> objectsIfAny() {
        try {
            return objects();
        } catch (IOException | UncheckedIOException _) {
            return List.of(); // none yet, or one that went while it was looked at
        }
    }

    @Test
    void whatAKilledProcessLeftGoesADayLater() throws Exception {
        put(file("a", "text"), "r1/a");
        Path objects = location.resolve(".objects");
        Path old = Files.writeString(objects.resolve(".runnable-p0-17.tmp"), "half");
        Path mine = Files.writeString(objects.resolve(".runnable-mine.tmp"), "a user's");
        Path young = Files.writeString(objects.resolve(".runnable-p0-18.tmp"), "half");
        Path inWork = Files.writeString(work.resolve(".runnable-p0-19.tmp"), "half");
        FileTime dayBefore =
                FileTime.from(
                        Files.getLastModifiedTime(young)
                                .toInstant()
                                .minus(Duration.ofDays(1).plusMinutes(1)));
        for (Path file : List.of(old, mine, inWork)) {
            Files.setLastModifiedTime(file, dayBefore);
        }
        FileCatalog next = new FileCatalog(location, "p2");
        DataFile data = put(next, file("b", "other"), "r2/b");
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(mine).exists();
        next.get(data, work.resolve("got"));
        assertThat(inWork).doesNotExist();
        assertThat(work.resolve("got")).hasContent("other");
    }
}
