package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive that users get, unpacked as they unpack it and started with a real JVM.
final class DistributionIT {
    private static final String VERSION_LINE = "runnable " + Main.version() + "\n";
    private static final Path ARCHIVE =
            Path.of("target", "runnable-" + Main.version() + ".tar.gz").toAbsolutePath();

    @TempDir Path scratch;
    private Path home;
    private Path folder;
    private Path app;

    @BeforeEach
    void unpack() throws Exception {
        home = Files.createDirectories(scratch.resolve("home"));
        folder = Files.createDirectories(scratch.resolve("a folder"));
        Launched.in(folder, System.getenv(), List.of("tar", "-xzf", ARCHIVE.toString()));
        app = folder.resolve("runnable-" + Main.version());
    }

    @Test
    void secondStartUsesTheCacheThatTheFirstOneMade() throws Exception {
        Launched first = version(home);
        Launched second = version(home);

        assertThat(first.out()).isEqualTo(VERSION_LINE);
        assertThat(first.err()).containsOnlyOnce("\n").startsWith("runnable: first start");
        assertThat(second.out()).isEqualTo(VERSION_LINE);
        assertThat(second.err()).isEmpty();
        assertThat(files(home.resolve(".cache/runnable")))
                .singleElement()
                .asString()
                .endsWith(".aot");
    }

    @Test
    void cacheServesTheUsualOptions() throws Exception {
        version(home);
        Map<String, String> strict = new HashMap<>(environment(home));
        strict.put("RUNNABLE_JAVA_OPTS", "-XX:AOTMode=on");

        Launched launched = Launched.in(scratch, strict, versionCommand());

        assertThat(launched.out()).isEqualTo(VERSION_LINE);
    }

    @Test
    void newBuildReplacesTheCacheOfTheOldOne() throws Exception {
        version(home);
        Path manifest = app.resolve("lib/manifest.sh");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("build_id=", "build_id=f"));

        assertThat(version(home).err()).startsWith("runnable: first start");
        assertThat(files(home.resolve(".cache/runnable")))
                .hasSize(1)
                .allMatch(file -> file.contains("/.builds/f"));
    }

    @Test
    void jarThatWasReplacedMakesTheCacheAnew() throws Exception {
        version(home);
        try (Stream<Path> jars = Files.list(app.resolve("lib"))) {
            Path jar =
                    jars.filter(file -> file.getFileName().toString().startsWith("jackson-core"))
                            .findAny()
                            .orElseThrow();
            Files.setLastModifiedTime(
                    jar, Files.getLastModifiedTime(home.resolve(".cache/runnable")));
            Files.write(jar, Files.readAllBytes(jar));
        }

        assertThat(version(home).err()).startsWith("runnable: first start");
        assertThat(version(home).err()).isEmpty();
    }

    @Test
    void cacheFolderThatCannotBeWrittenIsDoneWithout() throws Exception {
        Path notAFolder = Files.createFile(scratch.resolve("file"));

        Launched launched = version(notAFolder);

        assertThat(launched.out()).isEqualTo(VERSION_LINE);
        assertThat(launched.err()).isEmpty();
    }

    @Test
    void damagedCacheIsDoneWithout() throws Exception {
        version(home);
        Files.writeString(Path.of(files(home.resolve(".cache/runnable")).getFirst()), "damaged");

        Launched launched = version(home);

        assertThat(launched.out()).isEqualTo(VERSION_LINE);
        assertThat(launched.err()).isEmpty();
    }

    @Test
    void stepsInContainersDoNotMakeACache() throws Exception {
        Launched.in(
                scratch,
                environment(home),
                List.of(app.resolve("bin/runnable").toString(), "execute-single-node"));

        assertThat(home.resolve(".cache")).doesNotExist();
    }

    @Test
    void lockOfAProcessThatDiedIsTakenOverInTheEnd() throws Exception {
        version(home);
        Path cache = Path.of(files(home.resolve(".cache/runnable")).getFirst());
        Files.delete(cache);
        Path lock = Files.createDirectory(Path.of(cache + ".lock"));

        assertThat(version(home).err()).isEmpty();
        assertThat(cache).doesNotExist();

        Files.setLastModifiedTime(
                lock, FileTime.fromMillis(Files.getLastModifiedTime(lock).toMillis() - 3_600_000));
        version(home);
        assertThat(cache).exists();
        assertThat(lock).doesNotExist();
    }

    @Test
    void manyFirstStartsAtOnceMakeOneCache() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Launched>> starts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                starts.add(() -> version(home));
            }
            StringBuilder errors = new StringBuilder();
            for (Future<Launched> start : pool.invokeAll(starts)) {
                assertThat(start.get().out()).isEqualTo(VERSION_LINE);
                errors.append(start.get().err());
            }
            assertThat(errors).containsOnlyOnce("\n").startsWith("runnable: first start");
        }
        assertThat(files(home.resolve(".cache/runnable"))).hasSize(1);
    }

    @Test
    void archivesHoldTheSame() throws Exception {
        TreeSet<String> zipped = new TreeSet<>();
        Path zip = Path.of("target", "runnable-" + Main.version() + ".zip");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    zipped.add(entry.getName());
                }
            }
        }

        assertThat(files(app))
                .map(file -> folder.relativize(Path.of(file)).toString())
                .containsExactlyElementsOf(zipped)
                .contains(app.getFileName() + "/LICENSE");
        assertThat(Files.getPosixFilePermissions(app.resolve("bin/runnable")))
                .contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    @Test
    void manifestListsEveryJar() throws Exception {
        List<String> listed =
                Files.readAllLines(app.resolve("lib/manifest.sh")).stream()
                        .filter(line -> line.contains("jars='"))
                        .map(line -> line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')))
                        .flatMap(jars -> Arrays.stream(jars.split(" ", -1)))
                        .toList();

        try (Stream<Path> files = Files.list(app.resolve("lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".jar"))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    private Launched version(Path homeFolder) throws IOException, InterruptedException {
        return Launched.in(scratch, environment(homeFolder), versionCommand());
    }

    private List<String> versionCommand() {
        return List.of(app.resolve("bin/runnable").toString(), "--version");
    }

    private static Map<String, String> environment(Path homeFolder) {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                System.getenv("PATH"),
                "HOME",
                homeFolder.toString());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }
}
