package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.cli.InThisProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PluginsCommandTest {
    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void setUp() {
        runnable =
                new InThisProcess(folder)
                        .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void newProjectHasNoPlaceholderLeft(PluginKind kind) throws IOException {
        Result made = runnable.run("plugins", "new", "my-thing", "--kind", kind.toString());

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err()).contains("the plugin 'my-thing'", "next: cd my-thing && mvn verify");
        for (Path file : files("my-thing")) {
            assertThat(file.toString() + Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern("@[A-Za-z-]+@");
        }
        assertThat(folder.resolve("my-thing/README.md")).content().contains("mvn verify");
    }

    @Test
    void packageAndFolderAreAsTheUserSays() throws IOException {
        Result made =
                runnable.run(
                        "plugins", "new", "nomad", "--package", "com.acme.jobs", "--folder", "a/b");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(files("a/b/src/main/java/com/acme/jobs"))
                .anyMatch(it -> it.endsWith("NomadExecutor.java"));
        assertThat(folder.resolve("a/b/pom.xml"))
                .content()
                .contains("<groupId>com.acme.jobs</groupId>", "<artifactId>nomad</artifactId>");
    }

    @Test
    void namesThatAreNoneAreRefused() {
        for (String name : List.of("My", "../up", "a--b", "", "-x")) {
            Result made = runnable.run("plugins", "new", "--", name);

            assertThat(made.code()).as(name).isEqualTo(2);
            assertThat(made.err()).contains("is no name of a plugin; small letters");
        }
        for (String name : List.of("dev.runnable.spi", "java.lang", "a..b", "a/b")) {
            Result made = runnable.run("plugins", "new", "a", "--package", name);

            assertThat(made.code()).as(name).isEqualTo(2);
            assertThat(made.err()).contains("is no package of a plugin; names of your own");
        }
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/pom.xml"), "precious");

        Result made = runnable.run("plugins", "new", "mine");

        assertThat(made.code()).isEqualTo(2);
        assertThat(made.err()).contains("there is something already", "RNB-330");
        assertThat(folder.resolve("mine/pom.xml")).hasContent("precious");
    }

    @Test
    void listIsEmptyWithoutPlugins() {
        Result listed = runnable.run("plugins", "list");

        assertThat(listed.code()).isZero();
        assertThat(listed.out()).isEqualTo("PLUGIN  VERSION  BRINGS  FILE\n");
    }

    @Test
    void listTellsWhyAPluginIsNotThere() throws IOException {
        Files.createDirectories(folder.resolve("plugins/broken"));
        Result listed = runnable.with("RUNNABLE_PLUGINS_DIR", "plugins").run("plugins", "list");

        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains("not loaded: RNB-802");
        assertThat(listed.err()).startsWith("error: " + folder.resolve("plugins/broken") + ": it");
    }

    @Test
    void verifyTellsWhatIsNoPlugin() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "");

        Result verified = runnable.run("plugins", "verify", "a.txt", "none.zip");

        assertThat(verified.code()).isEqualTo(3);
        assertThat(verified.err())
                .contains(
                        "a.txt: it is no plugin by its name. A plugin is a .zip, a .jar or a folder.",
                        "none.zip: it cannot be read: no such file");
    }
}
