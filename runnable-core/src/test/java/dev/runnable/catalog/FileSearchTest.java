package dev.runnable.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runnable.data.DataException;
import dev.runnable.data.FilePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {
    @TempDir Path temporary;
    private Path folder;
    private Path outside;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectories(temporary.resolve("work"));
        outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret.csv"), "secret");
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, name);
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), target);
    }

    private Set<String> find(String pattern, Path... left) throws DataException {
        return new FileSearch(new Boundary(folder), List.of(left))
                .find(FilePattern.of(pattern))
                .keySet();
    }

    @Test
    void findsWhatThePatternMeansAndNothingElse() throws Exception {
        Random random = new Random(3);
        List<String> parts = List.of("a", "b", "ab", ".c", "d e", "ü", "[x]", "n\nl", "b\\s");
        Set<String> all = new java.util.TreeSet<>();
        for (int i = 0; i < 60; i++) {
            String name = "f" + i;
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                name = parts.get(random.nextInt(parts.size())) + "/" + name;
            }
            file(name);
            all.add(name);
        }
        for (String text :
                List.of(
                        "**",
                        ".",
                        "a",
                        "a/",
                        "*/",
                        "*",
                        "*/*",
                        "**/f1*",
                        "a/**",
                        "**/b/**",
                        "[!a]/*",
                        ".c",
                        "d e/*",
                        "ü/",
                        "[[]x]/",
                        "n?l/",
                        "b\\s",
                        "?/**/f?",
                        "**/f[0-4]",
                        "f12",
                        "**/a/",
                        "**/*/f*",
                        "./a/./b")) {
            FilePattern pattern = FilePattern.of(text);
            assertThat(find(text))
                    .as(text)
                    .containsExactlyElementsOf(all.stream().filter(pattern::matches).toList());
        }
    }

    @Test
    void namesAreTheSameAsThoseOfTheFiles() throws Exception {
        file("a/b.csv");
        assertThat(
                        new FileSearch(new Boundary(folder), List.of())
                                .find(FilePattern.of("./a//*.csv")))
                .containsExactly(java.util.Map.entry("a/b.csv", folder.resolve("a/b.csv")));
    }

    @Test
    void folderThatIsNotThereHasNoFiles() throws Exception {
        assertThat(
                        new FileSearch(new Boundary(temporary.resolve("nowhere")), List.of())
                                .find(FilePattern.of("**")))
                .isEmpty();
    }

    @Test
    void linkToAFileInsideIsAFile() throws Exception {
        file("real/a.csv");
        link("a.csv", folder.resolve("real/a.csv"));
        link("also", Path.of("real"));
        assertThat(find("*.csv")).containsExactly("a.csv");
        assertThat(find("also/a.csv")).containsExactly("also/a.csv");
        assertThat(find("also")).containsExactly("also/a.csv");
        assertThat(find("**")).containsExactly("a.csv", "real/a.csv");
    }

    @Test
    void linkThatLeadsOutIsRefusedWhereItWouldBeFollowed() throws Exception {
        link("out.csv", outside.resolve("secret.csv"));
        link("dir", outside);
        link("up", Path.of("../outside"));
        file("a.txt");
        for (String pattern :
                List.of(
                        "out.csv",
                        "*.csv",
                        "**",
                        ".",
                        "dir",
                        "dir/secret.csv",
                        "*/secret.csv",
                        "up/")) {
            assertThatThrownBy(() -> find(pattern))
                    .as(pattern)
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching(
                            "'(out.csv|dir|up)' is a link that leads out of the working directory, to "
                                    + outside.toRealPath()
                                    + "(/secret.csv)?; that is not allowed");
        }
        assertThat(find("*.txt")).containsExactly("a.txt");
        assertThat(find("d*")).as("a folder is not meant").isEmpty();
        assertThat(find("**/*.txt")).containsExactly("a.txt");
    }

    @Test
    void linksInCirclesEnd() throws Exception {
        file("a/x");
        link("a/back", folder);
        link("self", Path.of("self"));
        link("dangling", Path.of("nothing"));
        assertThat(find("**")).containsExactly("a/x");
        assertThat(find("a")).containsExactly("a/x");
        assertThat(find("**/x")).containsExactly("a/x");
        assertThat(find("*/*/*/x")).containsExactly("a/back/a/x");
        assertThat(find("self")).isEmpty();
        assertThat(find("dangling")).isEmpty();
    }

    @Test
    void whatIsNoFileIsNotOpened() throws Exception {
        assumeTrue(
                new ProcessBuilder("mkfifo", folder.resolve("fifo").toString()).start().waitFor()
                        == 0);
        file("a");
        assertThat(find("**")).containsExactly("a");
        assertThat(find("fifo")).isEmpty();
    }

    @Test
    void whatRunsWriteIsNeverLookedInto() throws Exception {
        file(".catalog/r1/a.csv");
        file("logs/r1/a.csv");
        file("a.csv");
        link("way", Path.of(".catalog"));
        link("log.csv", Path.of("logs/r1/a.csv"));
        Path[] left = {folder.resolve(".catalog"), folder.resolve("logs")};
        for (String pattern : List.of("**/*.csv", "*.csv", ".", "**")) {
            assertThat(find(pattern, left)).as(pattern).containsExactly("a.csv");
        }
        for (String pattern :
                List.of(".catalog", ".catalog/r1/*", "way/r1/a.csv", "way", "*/r1/")) {
            assertThat(find(pattern, left)).as(pattern).isEmpty();
        }
    }

    @Test
    void folderThatIsLeftOutAroundAllIsNot() throws Exception {
        file("a.csv");
        assertThat(find("**", folder)).containsExactly("a.csv");
        assertThat(find("**", temporary)).containsExactly("a.csv");
    }

    @Test
    void fileThatIsBeingWrittenIsNobodys() throws Exception {
        file("a.csv");
        try (TemporaryFile half = new TemporaryFile.Names("p1").in(folder)) {
            Files.writeString(half.path(), "half");
            assertThat(find("**")).containsExactly("a.csv");
            assertThat(find(".*")).isEmpty();
        }
    }

    @Test
    void folderThatCannotBeReadIsTold() throws Exception {
        file("closed/a");
        assumeTrue(folder.resolve("closed").toFile().setReadable(false));
        assumeTrue(!Files.isReadable(folder.resolve("closed")), "root may read everything");
        assertThatThrownBy(() -> find("**"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "cannot look for '**' in %s: permission denied"
                                .formatted(folder.resolve("closed")));
    }
}
