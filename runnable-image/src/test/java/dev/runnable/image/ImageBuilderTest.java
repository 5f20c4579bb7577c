package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images in files, built without any engine.
final class ImageBuilderTest {
    @TempDir Path scratch;
    private Project project;
    private Building building;

    @BeforeEach
    void projectOfTheTest() throws Exception {
        project = Building.project(scratch.resolve("one"));
        building = new Building(scratch);
    }

    @Test
    void sameFilesGiveTheSameImageWhereverAndWhenever() throws Exception {
        Project other = Building.project(scratch.resolve("other/place"));
        Files.setLastModifiedTime(
                other.folder().resolve("A.java"), FileTime.fromMillis(1_000_000_000_000L));

        BuiltImage first = building.build(project, "tar:a.tar");
        BuiltImage second = new Building(scratch.resolve("new")).build(other, "tar:b.tar");

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(scratch.resolve("a.tar")).hasSameBinaryContentAs(scratch.resolve("new/b.tar"));
    }

    @Test
    void changedPipelineChangesTheLastLayerOnly() throws Exception {
        List<String> before = building.file(project, "a.tar").layers();
        project.file("pipeline.yaml", "changed");
        List<String> after = building.file(project, "a.tar").layers();

        assertThat(after).hasSize(4).startsWith(before.subList(0, 3).toArray(String[]::new));
        assertThat(after.getLast()).isNotEqualTo(before.getLast());
    }

    @Test
    void changedLibraryLeavesTheRuntimeAsItIs() throws Exception {
        List<String> before = building.file(project, "a.tar").layers();
        project.file("lib/a.jar", "changed");
        List<String> after = building.file(project, "a.tar").layers();

        assertThat(after.getFirst()).isEqualTo(before.getFirst());
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(after.subList(2, 4)).isEqualTo(before.subList(2, 4));
    }

    @Test
    void filesAreWhoseTheyAreToBeWithoutTimesAndStrayRights() throws Exception {
        assertThat(project.folder().resolve("A.java").toFile().setExecutable(true)).isTrue();
        assertThat(project.folder().resolve("pipeline.yaml").toFile().setWritable(true, false))
                .isTrue();

        ImageFile image = building.file(project, "a.tar");

        assertThat(image.files(0))
                .contains(
                        "-rwxr-xr-x 0/0 1970-01-01 opt/runnable/bin/runnable",
                        "-rwxr-xr-x 0/0 1970-01-01 usr/local/bin/runnable",
                        "-rw-r--r-- 0/0 1970-01-01 opt/runnable/lib/a.jar");
        assertThat(image.files(2))
                .containsExactly(
                        "drwxr-xr-x 1000/1000 1970-01-01 app/",
                        "-rwxr-xr-x 1000/1000 1970-01-01 app/A.java",
                        "drwxr-xr-x 1000/1000 1970-01-01 app/lib/");
        assertThat(image.files(3))
                .containsExactly(
                        "drwxr-xr-x 1000/1000 1970-01-01 app/",
                        "-rw-r--r-- 1000/1000 1970-01-01 app/pipeline.yaml");
    }

    @Test
    void containersBeginAsTheUserInTheProjectWithThisProgram() throws Exception {
        ImageFile image = building.file(project.environment("LEVEL", "de$bug"), "a.tar");

        assertThat(image.manifest().at("/RepoTags/0").asText()).isEqualTo("shop:latest");
        assertThat(image.configuration().at("/config/User").asText()).isEqualTo("1000:1000");
        assertThat(image.configuration().at("/config/WorkingDir").asText()).isEqualTo("/app");
        assertThat(image.configuration().at("/config/Entrypoint"))
                .hasToString("[\"/opt/runnable/bin/runnable\"]");
        assertThat(image.configuration().at("/config/Env"))
                .hasToString("[\"RUNNABLE_AOT=off\",\"LEVEL=de$bug\"]");
        assertThat(image.configuration().at("/config/Labels/dev.runnable.build").asText())
                .isEqualTo("abc1");
        assertThat(image.configuration().at("/architecture").asText()).isEqualTo("amd64");
    }

    @Test
    void layersComeUponThoseOfTheBase() throws Exception {
        List<String> below = building.file(project, "base.tar").layers();
        Project upper = Building.project(scratch.resolve("upper")).file("more.txt", "more");

        ImageFile image = building.upon("tar:base.tar").file(upper, "a.tar");

        assertThat(image.layers()).hasSize(8).startsWith(below.toArray(String[]::new));
        assertThat(image.configuration().at("/rootfs/diff_ids")).hasSize(8);
    }

    @Test
    void progressIsToldToItsEnd() throws Exception {
        building.build(project, "tar:a.tar");

        assertThat(building.progress()).anySatisfy(it -> assertThat(it).isGreaterThan(0.99));
        assertThat(building.warnings()).isEmpty();
    }

    @Test
    void baseThatIsNotThereIsTold() throws Exception {
        building.upon("tar:none.tar");

        assertThatThrownBy(() -> building.build(project, "tar:a.tar"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "error: image tar:%1$s/a.tar: there is no file '%1$s/none.tar'. Write it: docker save -o %1$s/none.tar IMAGE. [RNB-702]"
                                .formatted(scratch));
    }

    @Test
    void baseThatIsNoImageIsToldAndTheOldFileStays() throws Exception {
        Project.write(scratch.resolve("base.tar"), "no tar at all");
        Project.write(scratch.resolve("a.tar"), "old");
        building.upon("tar:base.tar");

        assertThatThrownBy(() -> building.build(project, "tar:a.tar"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "error: image tar:%1$s/a.tar: the base image tar:%1$s/base.tar cannot be had: it is none that 'docker save' has written [RNB-702]"
                                .formatted(scratch));
        assertThat(scratch.resolve("a.tar")).hasContent("old");
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void folderThatCannotBeWrittenIsTold() throws Exception {
        Project.write(scratch.resolve("file"), "");

        assertThatThrownBy(() -> building.build(project, "tar:file/a.tar"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the image cannot be written: ")
                .hasMessageEndingWith("[RNB-403]");
    }

    @Test
    void severalPlatformsAreForRegistries() {
        project.platforms("linux/amd64", "linux/arm64");

        assertThatThrownBy(() -> building.build(project, "tar:a.tar"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "error: image tar:%s/a.tar: an image for [linux/amd64, linux/arm64] cannot be built upon scratch and go to tar:%1$s/a.tar. Only registries have images for several platforms: both the base and the target have to be in one. Or name one platform. [RNB-708]"
                                .formatted(scratch));
    }

    @Test
    void engineThatDoesNotAnswerIsTold() throws Exception {
        ImageBuilder builder =
                new ImageBuilder(
                        new BaseImage.Scratch(),
                        project.request().platforms(),
                        new BuildSurroundings(
                                scratch.resolve("cache"),
                                java.util.Optional.empty(),
                                java.util.Optional.of("unix:///no/such.sock"),
                                false));

        assertThatThrownBy(() ->
                        builder.build(
                                project.content(),
                                new ImageTarget.Engine("shop:1"),
                                "shop",
                                building))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("[RNB-420]");
    }
}
