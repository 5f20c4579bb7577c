package dev.runnable.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {
    @TempDir Path temporary;

    private Boundary boundary() {
        return new Boundary(temporary.resolve("work"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", ".", "a/.."})
    void nameThatLeadsOutIsRefused(String name) {
        assertThatThrownBy(() -> boundary().resolve(name))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "'" + name + "' leads out of the working directory; that is not allowed");
    }

    @Test
    void foldersAreMadeAlsoWhereThereIsNoneYet() throws Exception {
        Path file = boundary().resolve("a/b/c");
        boundary().makeFolderOf(file);
        assertThat(temporary.resolve("work/a/b")).isDirectory();
    }

    @Test
    void noFolderIsMadeThroughALinkThatLeadsOut() throws IOException, DataException {
        Files.createDirectories(temporary.resolve("work"));
        Files.createDirectories(temporary.resolve("outside"));
        Files.createSymbolicLink(temporary.resolve("work/a"), Path.of("../outside"));
        Path file = boundary().resolve("a/b/c");
        assertThatThrownBy(() -> boundary().makeFolderOf(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "'a' is a link that leads out of the working directory, to ");
        assertThat(temporary.resolve("outside")).isEmptyDirectory();
    }

    @Test
    void nameThatGoesThroughAFileIsRefused() throws IOException, DataException {
        Files.createDirectories(temporary.resolve("work"));
        Files.writeString(temporary.resolve("work/a"), "");
        Path file = boundary().resolve("a/b");
        assertThatThrownBy(() -> boundary().makeFolderOf(file)).isInstanceOf(IOException.class);
    }

    @Test
    void workingDirectoryMayItselfBeBehindALink() throws Exception {
        Files.createDirectories(temporary.resolve("real"));
        Files.createSymbolicLink(temporary.resolve("work"), Path.of("real"));
        Files.writeString(temporary.resolve("work/x"), "");
        assertThat(boundary().real(boundary().resolve("x")))
                .isEqualTo(temporary.toRealPath().resolve("real/x"));
        boundary().makeFolderOf(boundary().resolve("a/b"));
        assertThat(temporary.resolve("real/a")).isDirectory();
    }
}
