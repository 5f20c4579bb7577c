package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A JDK of this machine goes in, if the image's machines can run it.
final class JdkTest {
    @TempDir Path scratch;
    private Project project;
    private Path jdk;

    @BeforeEach
    void jdk() throws IOException {
        project = Project.in(scratch);
        jdk = scratch.resolve("jdk");
        for (String name :
                new String[] {"lib/modules", "lib/src.zip", "man/man1/java.1", "jmods/a"}) {
            Project.write(jdk.resolve(name), name);
        }
        Project.write(jdk.resolve("bin/javac"), "").toFile().setExecutable(true);
        release("25.0.3", "Linux", "x86_64");
    }

    private void release(String version, String os, String architecture) throws IOException {
        Project.write(
                jdk.resolve("release"),
                "JAVA_VERSION=\"%s\"\nOS_ARCH=\"%s\"\nOS_NAME=\"%s\"\n"
                        .formatted(version, architecture, os));
    }

    private String mistake() {
        return project.jdk(jdk).problems().getFirst().replace(jdk.toString(), "JDK");
    }

    @Test
    void isTheFirstLayerWithoutWhatNobodyRuns() {
        project.jdk(jdk);

        assertThat(project.content().layers().getFirst().name()).isEqualTo("jdk");
        assertThat(project.layer("jdk"))
                .containsExactly(
                        "/opt/java/jdk/bin/javac",
                        "/opt/java/jdk/lib/modules",
                        "/opt/java/jdk/release");
        assertThat(project.content().environment()).containsEntry("JAVA_HOME", "/opt/java/jdk");
        assertThat(project.problems()).isEmpty();
    }

    @Test
    void ofAnotherPlatformIsRefused() throws IOException {
        release("25.0.3", "Linux", "aarch64");

        assertThat(mistake())
                .isEqualTo(
                        "error: jdk 'JDK': the JDK is for linux/arm64 and the image for linux/amd64. Choose a base image that has a JDK in place of 'jdk', or a JDK of that platform. [RNB-707]");
    }

    @Test
    void tooOldIsRefused() throws IOException {
        release("17.0.15", "Linux", "x86_64");

        assertThat(mistake())
                .isEqualTo(
                        "error: jdk 'JDK': the JDK is of version 17. Name the home of a JDK 25 or newer. [RNB-707]");
    }

    @Test
    void otherFolderIsRefused() {
        project.jdk(scratch);

        assertThat(project.problems().getFirst())
                .contains("there is no JDK: no bin/javac. Name the home of a JDK 25. [RNB-707]");
    }
}
