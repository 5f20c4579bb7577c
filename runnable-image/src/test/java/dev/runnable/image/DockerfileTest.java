package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same image for those who build by `docker build`.
final class DockerfileTest {
    @TempDir Path scratch;
    private Project project;
    private BuildContext context;

    @BeforeEach
    void projectOfTheTest() throws IOException {
        project = Building.project(scratch);
        context = new BuildContext(scratch.resolve("context"));
    }

    private String text(String base) throws BadImageText {
        return Dockerfile.of(BaseImage.parse(base, scratch), project.content());
    }

    @Test
    void saysWhatTheImageIs() throws Exception {
        project.environment("QUOTE", "a \"b\" \\ $HOME");

        assertThat(text("docker:python:3.12"))
                .isEqualTo(
                        """
                        # Written by 'runnable image dockerfile'.
                        FROM python:3.12
                        COPY --chown=0:0 runtime/ /
                        COPY --chown=1000:1000 libraries/ /
                        COPY --chown=1000:1000 code/ /
                        COPY --chown=1000:1000 pipelines/ /
                        ENV RUNNABLE_AOT="off" \\
                            QUOTE="a \\"b\\" \\\\ \\$HOME"
                        LABEL dev.runnable.build="abc1" \\
                            dev.runnable.runtime="/opt/runnable"
                        USER 1000:1000
                        WORKDIR /app
                        ENTRYPOINT ["/opt/runnable/bin/runnable"]
                        """);
    }

    @Test
    void cannotNameAFile() {
        assertThatThrownBy(() -> text("tar:base.tar"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a Dockerfile cannot name the base image tar:")
                .hasMessageEndingWith("[RNB-702]");
    }

    @Test
    void everyLayerIsAFolderBesideIt() throws Exception {
        context.write(text("scratch"), project.content());

        assertThat(files(context.folder()))
                .contains(
                        "Dockerfile",
                        "runtime/opt/runnable/bin/runnable",
                        "libraries/app/lib/a.jar",
                        "code/app/A.java",
                        "pipelines/app/pipeline.yaml");
        assertThat(context.folder().resolve("runtime/usr/local/bin/runnable")).isExecutable();
    }

    @Test
    void writtenAgainHasNothingOfThePast() throws Exception {
        context.write(text("scratch"), project.content());
        Files.delete(project.folder().resolve("A.java"));
        context.write(text("scratch"), project.content());

        assertThat(files(context.folder())).doesNotContain("code/app/A.java");
    }

    @Test
    void folderOfSomethingElseIsLetBe() throws Exception {
        Project.write(context.folder().resolve("thesis.txt"), "x");

        assertThatThrownBy(() -> context.write(text("scratch"), project.content()))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "error: %1$s: the folder '%1$s' holds something else. Name a folder that is empty, or not there yet. [RNB-403]"
                                .formatted(context.folder()));
    }

    @Test
    void dockerfileOfSomebodyElseIsLetBe() throws Exception {
        Project.write(context.folder().resolve("Dockerfile"), "FROM mine\n");

        assertThatThrownBy(() -> context.write(text("scratch"), project.content()))
                .isInstanceOf(ProblemException.class);
        assertThat(context.folder().resolve("Dockerfile")).hasContent("FROM mine\n");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
