package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into an image, where, and what never does.
final class ImageContentTest {
    @TempDir Path scratch;
    private Project project;

    @BeforeEach
    void projectOfTheTest() throws IOException {
        project = Project.in(scratch);
    }

    @Test
    void layersChangeRarelyFirst() throws IOException {
        project.files(
                        "lib/a.jar",
                        "classes/A.class",
                        "A.java",
                        "data.csv",
                        "pipeline.yaml",
                        "c.YML")
                .classpath("lib/a.jar")
                .classpath("classes");

        assertThat(project.content().layers())
                .extracting(ImageLayer::name)
                .containsExactly("runtime", "libraries", "code", "pipelines");
        assertThat(project.layer("runtime"))
                .containsExactly(
                        "/opt/runnable/bin/runnable",
                        "/opt/runnable/lib/a.jar",
                        "/opt/runnable/lib/command.sh",
                        "/opt/runnable/lib/manifest.sh",
                        "/usr/local/bin/runnable");
        assertThat(project.layer("libraries")).containsExactly("/app/lib/a.jar");
        assertThat(project.layer("code"))
                .containsExactly("/app/A.java", "/app/classes/A.class", "/app/data.csv");
        assertThat(project.layer("pipelines")).containsExactly("/app/c.YML", "/app/pipeline.yaml");
        assertThat(project.problems()).isEmpty();
    }

    @Test
    void everyFolderOfTheProjectIsTheUsers() throws IOException {
        project.files("a/b/c.yaml");
        Files.createDirectories(project.folder().resolve("empty"));

        ImageLayer code = project.content().layers().get(1);
        ImageLayer pipelines = project.content().layers().get(2);

        assertThat(code.files())
                .extracting(LayerFile::target)
                .containsExactly("/app", "/app/a", "/app/a/b", "/app/empty");
        assertThat(pipelines.files())
                .extracting(LayerFile::target)
                .containsExactly("/app", "/app/a", "/app/a/b", "/app/a/b/c.yaml");
        assertThat(List.of(code.owner(), pipelines.owner())).containsOnly(ImageUser.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/config",
                ".env",
                ".env.local",
                "sub/.env",
                ".ssh/config",
                "id_ed25519",
                ".netrc",
                ".aws/credentials",
                ".catalog/a",
                "logs/run/b"
            })
    void secretsHistoriesAndWhatRunsWriteGoIntoNoImage(String name) throws IOException {
        project.files(name, "a.txt")
                .never(".catalog", "is what runs have written")
                .never("logs", "is what runs have written")
                .file(".dockerignore", "!**/.*\n!**/*\n");

        assertThat(project.layer("code")).containsExactly("/app/.dockerignore", "/app/a.txt");
    }

    @Test
    void keyIsKnownByWhatIsInIt() throws IOException {
        project.file("server.pem", "-----BEGIN PRIVATE KEY-----\nabc\n")
                .file("ca.pem", "-----BEGIN CERTIFICATE-----\nabc\n")
                .file(".env.example", "TOKEN=\n");

        assertThat(project.layer("code")).containsExactly("/app/.env.example", "/app/ca.pem");
    }

    @Test
    void ignoreFileLeavesOutAndBringsBack() throws IOException {
        project.files("data/a.csv", "data/keep/b.csv", "a.py", "__pycache__/a.pyc")
                .file(".dockerignore", "data\n!data/keep\n");

        assertThat(project.layer("code")).containsExactly("/app/a.py", "/app/data/keep/b.csv");
    }

    @Test
    void whatIsIncludedGoesInThoughIgnored() throws IOException {
        project.files("data/a.csv", "data/b.csv").file(".dockerignore", "data\n");
        Path shared = Project.write(scratch.resolve("shared/deep/c.txt"), "c");
        project.include("data/a.csv")
                .include(shared.getParent() + ":more")
                .include(shared + ":/etc/c.txt");

        assertThat(project.layer("code"))
                .containsExactly("/app/data/a.csv", "/app/more/c.txt", "/etc/c.txt");
        assertThat(project.problems()).isEmpty();
    }

    @Test
    void classPathGoesInWhereverItIs() throws IOException {
        Path outside = Project.write(scratch.resolve("m2/x.jar"), "x");
        project.files("target/classes/A.class", "target/junk")
                .file(".dockerignore", "target\n")
                .classpath("target/classes")
                .classpath(outside.toString());

        assertThat(project.layer("libraries")).containsExactly(outside.toString());
        assertThat(project.layer("code")).containsExactly("/app/target/classes/A.class");
    }

    @Test
    void classPathThatIsTheProjectBringsNothingBack() throws IOException {
        project.files("A.java", "data/a.csv", ".env")
                .file(".dockerignore", "data\n")
                .classpath(".")
                .classpath(".env");

        assertThat(project.layer("code")).containsExactly("/app/A.java");
    }

    @Test
    void secretIsNotIncludedEither() throws IOException {
        project.files(".env").include(".env");

        assertThat(project.problems())
                .containsExactly(
                        "error: image: '%s/.env' goes into no image: it holds secrets. Hand it to the containers when they run: as a secret, or as a mount. [RNB-705]"
                                .formatted(project.folder()));
    }

    @Test
    void linkToASecretLeadsNowhere() throws IOException {
        Path key = Project.write(scratch.resolve(".ssh/config"), "secret");
        Files.createSymbolicLink(project.folder().resolve("harmless"), key);
        project.files("a.txt").include("harmless");

        assertThat(project.layer("code")).containsExactly("/app/a.txt");
        assertThat(project.problems()).singleElement().asString().contains("[RNB-705]");
        Files.delete(project.folder().resolve("harmless"));
    }

    @Test
    void linkToAFolderIsLeftOutAndTold() throws IOException {
        Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
        Files.createSymbolicLink(project.folder().resolve("data"), elsewhere);

        assertThat(project.problems())
                .containsExactly(
                        "warning: data: is left out: it is neither a file nor a folder. What a link leads to goes in by 'include', as 'SOURCE:TARGET'. [RNB-705]");
        Files.delete(project.folder().resolve("data"));
    }

    @Test
    void inclusionThatIsNotThereIsTold() {
        project.include("nowhere");

        assertThat(project.problems())
                .containsExactly(
                        "error: image: there is no '%s/nowhere' to be included. Make it, or correct 'include'. [RNB-705]"
                                .formatted(project.folder()));
    }

    @Test
    void fileThatMayNotBeReadIsTold() throws IOException {
        project.files("a.txt");
        Path file = project.folder().resolve("a.txt");
        Files.setPosixFilePermissions(file, Set.of());
        Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");

        assertThat(project.problems())
                .containsExactly(
                        "error: image: you may not read 'a.txt'. Name it in .dockerignore, or see who may read it. [RNB-705]");
    }

    @Test
    void labelsSayWhereThisProgramIsAndWhichBuild() {
        assertThat(project.content().labels())
                .isEqualTo(
                        Map.of(
                                "dev.runnable.runtime", "/opt/runnable",
                                "dev.runnable.build", "abc1"));
        assertThat(project.content().entrypoint()).containsExactly("/opt/runnable/bin/runnable");
    }

    @Test
    void withoutAnInstallationNothingCanGoIn() {
        assertThatThrownBy(() -> Distribution.of(List.of("/usr/bin/java", "-cp", "x")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "error: runnable: what is to go into the image is not there: an installation"
                                + " of this program. Start this by 'bin/runnable' of a"
                                + " distribution. [RNB-701]");
    }
}
