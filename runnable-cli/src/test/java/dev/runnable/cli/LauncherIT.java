package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the launcher chooses a JVM and what it hands over, shown with JDKs that only tell how they
/// were called.
final class LauncherIT {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final String LAUNCHER =
            Path.of("target/runnable/bin/runnable").toAbsolutePath().toString();

    @TempDir Path scratch;
    private final List<Path> links = new ArrayList<>();
    private Path jdks;
    private Path tools;

    @BeforeEach
    void foldersOfTheTest() throws IOException {
        jdks = Files.createDirectories(scratch.resolve("jdks"));
        tools = Files.createDirectories(scratch.resolve("tools"));
        for (String tool : List.of("readlink", "find", "stty")) {
            FakeJdk.executable(
                    tools.resolve(tool),
                    "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(onThisPath(tool)));
        }
    }

    /// JUnit would warn of each one that leads out of its folder.
    @AfterEach
    void removeLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void argumentsArriveUnharmed() throws Exception {
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");
        List<String> arguments =
                List.of(
                        "two words",
                        "",
                        "*",
                        "$HOME",
                        "`id`",
                        "a'b\"c",
                        "back\\slash",
                        "-x",
                        "x\n");
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(arguments);

        Launched launched = Launched.in(scratch, noJava(), command);

        assertThat(launched.out()).endsWith("\n<" + String.join("><", arguments) + ">");
    }

    @Test
    void jvmTakesTheLaunchersPlace() throws Exception {
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        Launched launched = launch(noJava());

        assertThat(launched.out()).contains("pid=" + launched.pid() + "\n");
        assertThat(launched.exitCode()).isEqualTo(7);
    }

    @Test
    void workingDirectoryStays() throws Exception {
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        assertThat(launch(noJava()).out()).contains("directory=" + scratch.toRealPath() + "\n");
    }

    @Test
    void optionsOfTheUserComeAfterOurs() throws Exception {
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        Launched launched = launch(noJava("RUNNABLE_JAVA_OPTS", "-Xmx3g -Dglob=*"));

        assertThat(launched.out()).containsPattern("-Xmx1g .*-Xmx3g -Dglob=\\* -cp ");
    }

    @Test
    void garbageCollectorOfTheUserReplacesOurs() throws Exception {
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        assertThat(launch(noJava()).out()).contains("-XX:+UseSerialGC");
        assertThat(launch(noJava("RUNNABLE_JAVA_OPTS", "-XX:+UseG1GC")).out())
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void javaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path old = FakeJdk.create(scratch.resolve("old"), "17.0.15");
        Path right = FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        assertThat(launch(noJava("JAVA_HOME", old.toString())).out())
                .contains("home=" + right + "\n");
    }

    @Test
    void javaHomeThatIsNewEnoughWins() throws Exception {
        Path mine = FakeJdk.create(scratch.resolve("my jdk"), "26");
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        assertThat(launch(noJava("JAVA_HOME", mine.toString())).out())
                .contains("home=" + mine + "\n");
    }

    @Test
    void javaOnThePathIsFollowedToItsHome() throws Exception {
        Path right = FakeJdk.create(scratch.resolve("somewhere"), "25");
        link(scratch.resolve("alternative"), right.resolve("bin/java"));
        link(tools.resolve("java"), scratch.resolve("alternative"));
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        assertThat(launch(noJava()).out()).contains("home=" + right + "\n");
    }

    @Test
    void wantedReleaseIsPreferredToNewerOnes() throws Exception {
        FakeJdk.create(jdks.resolve("a"), "26");
        Path right = FakeJdk.create(jdks.resolve("b"), "25.0.1");

        assertThat(launch(noJava()).out()).contains("home=" + right + "\n");
    }

    @Test
    void newerReleaseIsTakenWhereThereIsNoOther() throws Exception {
        FakeJdk.create(jdks.resolve("a"), "21.0.1");
        Path right = FakeJdk.create(jdks.resolve("b"), "26-ea");

        assertThat(launch(noJava()).out()).contains("home=" + right + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runnable-cli/target/runnable/bin/runnable", "runnable", "mvnw"})
    void withoutAJdkOneLineSaysWhatToInstall(String script) throws Exception {
        FakeJdk.create(jdks.resolve("old"), "17.0.15");
        FakeJdk.createRuntime(jdks.resolve("without compiler"), "25.0.1");

        Launched launched =
                Launched.in(scratch, noJava(), List.of(CHECKOUT.resolve(script).toString(), "-v"));

        assertThat(launched.exitCode()).isEqualTo(4);
        assertThat(launched.out()).isEmpty();
        assertThat(launched.err())
                .containsOnlyOnce("\n")
                .startsWith("error: no JDK 25 or newer was found. Install one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runnable-cli/target/runnable/bin/runnable", "runnable"})
    void symbolicLinksAreFollowed(String script) throws Exception {
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");
        Files.createDirectories(scratch.resolve("bin"));
        link(scratch.resolve("bin/first"), CHECKOUT.resolve(script));
        link(scratch.resolve("second"), Path.of("bin/first"));

        Launched launched = Launched.in(scratch, noJava(), List.of("./second", "argument"));

        assertThat(launched.err()).isEmpty();
        assertThat(launched.out())
                .contains("-cp " + CHECKOUT + "/runnable-cli/target/runnable/lib/runnable-cli-")
                .endsWith("<argument>");
    }

    @Test
    void widthOfTheTerminalIsHandedToTheCommandsThatPrintTables() throws Exception {
        Needs.that(Needs.command("script", "-qec", "true", "/dev/null"), "script");
        FakeJdk.create(jdks.resolve("jdk"), "25.0.1");

        assertThat(onTerminal("show").out()).contains("-Drunnable.columns=97 ");
        assertThat(onTerminal("execute").out()).doesNotContain("-Drunnable.columns");
        assertThat(Launched.in(scratch, noJava(), List.of(LAUNCHER, "show")).out())
                .doesNotContain("-Drunnable.columns");
    }

    private Launched onTerminal(String command) throws Exception {
        String shown = "stty cols 97; exec '" + LAUNCHER + "' " + command;
        return Launched.in(
                scratch,
                noJava(),
                List.of(onThisPath("script").toString(), "-qec", shown, "/dev/null"));
    }

    @Test
    void checkoutSaysWhenASourceIsNewerThanWhatIsBuilt() throws Exception {
        Path checkout = Files.createDirectories(scratch.resolve("my checkout"));
        Path built = checkout.resolve("runnable-cli/target/runnable");
        FakeJdk.executable(
                checkout.resolve("runnable"), Files.readString(CHECKOUT.resolve("runnable")));
        Files.createDirectories(built.resolve("bin"));
        FakeJdk.executable(built.resolve("bin/runnable"), "#!/bin/sh\necho \"<$*>\"\n");
        Files.createDirectories(built.resolve("lib"));
        Path manifest = Files.writeString(built.resolve("lib/manifest.sh"), "");
        Path code = Files.createDirectories(checkout.resolve("core/src/main/java/a"));
        Path source = Files.writeString(code.resolve("A.java"), "");
        Files.createDirectories(checkout.resolve("core/src/test"));
        Files.writeString(checkout.resolve("core/src/test/ATest.java"), "");
        List<String> command = List.of(checkout.resolve("runnable").toString(), "a", "b");
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Files.setLastModifiedTime(manifest, FileTime.from(noon));
        Files.setLastModifiedTime(source, FileTime.from(noon.minusSeconds(1)));

        Launched current = Launched.in(scratch, noJava(), command);
        Files.setLastModifiedTime(source, FileTime.from(noon.plusSeconds(1)));
        Launched old = Launched.in(scratch, noJava(), command);

        assertThat(current.err()).isEmpty();
        assertThat(old.err().lines()).hasSize(1);
        assertThat(old.err())
                .startsWith("runnable: core/src/main/java/a/A.java is newer than what is built: ")
                .contains("./mvnw -q -DskipTests package");
        assertThat(List.of(current.out(), old.out())).containsOnly("<a b>\n");
    }

    private void link(Path link, Path target) throws IOException {
        links.add(Files.createSymbolicLink(link, target));
    }

    private Launched launch(Map<String, String> environment) throws Exception {
        return Launched.in(scratch, environment, List.of(LAUNCHER));
    }

    /// No java on the PATH, and no place to look for one but `jdks`.
    private Map<String, String> noJava() {
        return noJava("HOME", scratch.toString());
    }

    private Map<String, String> noJava(String name, String value) {
        return Map.of(
                "PATH",
                tools.toString(),
                "RUNNABLE_JDK_PATH",
                jdks.toString(),
                "RUNNABLE_AOT",
                "off",
                name,
                value);
    }

    private static Path onThisPath(String tool) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException(tool + " is not on the PATH");
    }
}
