package dev.runnable.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHashesTest {
    private static final int LARGE = (1 << 20) + 1;
    private static final String OTHER = "0123456789abcdef".repeat(4);

    /// Long after every change.
    private static final InstantSource LATER =
            InstantSource.fixed(Instant.parse("2100-01-01T00:00:00Z"));

    @TempDir Path folder;
    private Path memory;
    private Path file;

    @BeforeEach
    void largeFile() throws IOException {
        memory = folder.resolve("catalog/.hashes");
        file = write('a');
    }

    private Path write(char c) throws IOException {
        byte[] bytes = new byte[LARGE];
        Arrays.fill(bytes, (byte) c);
        return Files.write(folder.resolve("large"), bytes);
    }

    private KnownHashes hashes() {
        return new KnownHashes(memory, LATER);
    }

    private String hash() throws Exception {
        return hashes().of(file).sha256();
    }

    /// Lets the memory say something else, so that it can be told who is asked.
    private void forge(String was) throws IOException {
        Files.writeString(memory, Files.readString(memory).replace(was, OTHER));
    }

    @Test
    void laterRunKnowsItWithoutReadingTheFile() throws Exception {
        String sha256 = hash();
        assertThat(Files.readString(memory))
                .matches("\\d+:\\d+ " + LARGE + " \\S+Z " + sha256 + "\n");
        forge(sha256);
        assertThat(hash()).isEqualTo(OTHER);
    }

    @Test
    void oneInstanceKnowsSmallFilesToo() throws Exception {
        Path small = Files.writeString(folder.resolve("small"), "a");
        KnownHashes hashes = hashes();
        KnownHashes.Hash first = hashes.of(small);
        assertThat(hashes.of(small)).isEqualTo(first);
        assertThat(memory).doesNotExist();
    }

    @Test
    void changeIsSeenWhenSizeAndTimeAreSetBack() throws Exception {
        KnownHashes hashes = hashes();
        String before = hashes.of(file).sha256();
        FileTime time = Files.getLastModifiedTime(file);
        FileStamp stamp = FileStamp.of(file);
        do {
            write('b');
            Files.setLastModifiedTime(file, time);
        } while (FileStamp.of(file).equals(stamp)); // until the clock of the file system has moved
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        assertThat(hashes.of(file).sha256()).isNotEqualTo(before);
        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void fileThatTookItsPlaceIsAnother() throws Exception {
        String before = hash();
        Path other = Files.write(folder.resolve("other"), new byte[LARGE]);
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(hash()).isNotEqualTo(before);
    }

    /// Another change might follow in the same tick and leave the same numbers.
    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 0, 50, 99})
    void whatHasJustChangedIsNotRelatedToItsNumbers(long millis) throws Exception {
        Instant change = FileStamp.of(file).change();
        KnownHashes now = new KnownHashes(memory, InstantSource.fixed(change.plusMillis(millis)));
        assertThat(now.of(file).sha256()).hasSize(64);
        assertThat(memory).doesNotExist();
    }

    @Test
    void clockThatCountsWholeSecondsIsGivenTwoOfThem() {
        Instant whole = Instant.parse("2026-01-01T00:00:00Z");
        FileStamp coarse = new FileStamp("1:1", 1, whole);
        assertThat(coarse.isSettledAt(whole.plusMillis(2_000))).isFalse();
        assertThat(coarse.isSettledAt(whole.plusMillis(2_200))).isTrue();
        FileStamp fine = new FileStamp("1:1", 1, whole.plusNanos(1));
        assertThat(fine.isSettledAt(whole.plusMillis(50))).isFalse();
        assertThat(fine.isSettledAt(whole.plusMillis(150))).isTrue();
    }

    @Test
    void tornLinesAreIgnoredAndTheOthersRead() throws Exception {
        String sha256 = hash();
        String line = Files.readString(memory);
        for (int cut = 1; cut < line.length() - 1; cut++) {
            String torn = line.substring(0, cut);
            Files.writeString(memory, torn + "\n" + line + torn);
            forge(sha256);
            assertThat(hash()).as(torn).isEqualTo(OTHER);
            Files.writeString(memory, torn + line); // the next one was written behind it
            forge(sha256);
            assertThat(hash()).as("%s in front", torn).isIn(OTHER, sha256);
            Files.writeString(memory, torn);
            assertThat(hash()).as("only %s", torn).isEqualTo(sha256);
        }
    }

    @Test
    void nonsenseIsIgnored() throws Exception {
        String sha256 = hash();
        FileStamp stamp = FileStamp.of(file);
        String known = stamp.identity() + " " + LARGE + " " + stamp.change() + " ";
        for (String text :
                List.of(
                        known + "../".repeat(21) + "x",
                        known + OTHER.toUpperCase(java.util.Locale.ROOT),
                        known.replace("" + LARGE, "9".repeat(30)) + OTHER,
                        known.replace("Z", "") + OTHER,
                        "\0\u00ff\n\n   \n" + known)) {
            Files.writeString(memory, text + "\n");
            assertThat(hash()).as(text).isEqualTo(sha256);
        }
    }

    @Test
    void memoryThatCannotBeReadOrWrittenIsNoTrouble() throws Exception {
        String sha256 = hash();
        Files.delete(memory);
        Files.createDirectories(memory);
        assertThat(hash()).isEqualTo(sha256);
        Files.delete(memory);
        Files.delete(folder.resolve("catalog"));
        Files.writeString(folder.resolve("catalog"), "no folder");
        assertThat(hash()).isEqualTo(sha256);
    }

    @Test
    void memoryDoesNotGrowForEver() throws Exception {
        String sha256 = hash();
        String line = Files.readString(memory);
        Files.writeString(memory, "1:1 1 2026-01-01T00:00:00Z x\n".repeat(100_001) + line);
        forge(sha256);
        assertThat(hash()).isEqualTo(OTHER);
        assertThat(memory).doesNotExist();
    }

    @Test
    void fileThatGrowsWhileItIsReadIsTold() throws Exception {
        Path growing = folder.resolve("growing");
        Files.writeString(growing, "x");
        InstantSource writes =
                () -> {
                    try {
                        Files.writeString(growing, "more", StandardOpenOption.APPEND);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return Instant.EPOCH;
                };
        assertThatThrownBy(() -> new KnownHashes(memory, writes).of(growing))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "it changes while it is read; does a process in the background still write it?");
    }

    @Test
    void fileThatDisappearsWhileItIsReadIsTold() {
        InstantSource deletes =
                () -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return Instant.EPOCH;
                };
        assertThatThrownBy(() -> new KnownHashes(memory, deletes).of(file))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> hashes().of(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void interruptionEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hashes().of(file)).isInstanceOf(InterruptedException.class);
        assertThat(memory).doesNotExist();
    }
}
