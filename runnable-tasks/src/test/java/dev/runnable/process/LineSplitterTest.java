package dev.runnable.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        splitter.add(bytes, 0, bytes.length);
    }

    @Test
    void everyKindOfEndEndsALine() {
        add("a\nb\r\nc\rd\n\n\r\ne");
        splitter.end();
        assertThat(lines).containsExactly("a", "b", "c", "d", "", "", "e");
    }

    @Test
    void returnAtTheEndOfWhatCameShowsItsLineAtOnce() {
        add("10%\r");
        assertThat(lines).containsExactly("10%");
        add("\nnext\n");
        assertThat(lines).containsExactly("10%", "next");
    }

    @Test
    void lineComesWholeHoweverItIsCut() {
        String text = "é€😀 first\r\nsecond\n\nlast";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            splitter.add(new byte[] {b}, 0, 1);
        }
        splitter.end();
        assertThat(lines).containsExactly("é€😀 first", "second", "", "last");
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        splitter.add(new byte[] {'a', (byte) 0xff, 'b', '\n'}, 0, 4);
        assertThat(lines).containsExactly("a\ufffdb");
    }

    @Test
    void longLineComesInPiecesThatCutNoCharacter() {
        String text = "x" + "😀".repeat(50_000);
        add(text);
        assertThat(lines).isNotEmpty();
        add("\nshort\n");
        splitter.end();
        assertThat(lines).last().isEqualTo("short");
        List<String> pieces = lines.subList(0, lines.size() - 1);
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces)
                .allMatch(piece ->
                        piece.getBytes(StandardCharsets.UTF_8).length <= LineSplitter.LONGEST);
    }

    @Test
    void endOfALongLineComesTogetherHoweverItIsCut() {
        LineSplitter keeping = new LineSplitter(lines::add, 10);
        for (int size = LineSplitter.LONGEST - 15; size < LineSplitter.LONGEST + 15; size++) {
            lines.clear();
            byte[] line = ("x".repeat(size) + "0123456789\n").getBytes(StandardCharsets.UTF_8);
            for (byte b : line) {
                keeping.add(new byte[] {b}, 0, 1);
            }
            assertThat(lines).last().asString().endsWith("0123456789");
            assertThat(String.join("", lines)).hasSize(size + 10);
            assertThat(lines).allMatch(piece -> piece.length() <= LineSplitter.LONGEST + 10);
        }
    }

    @Test
    void lineOfExactlyTheLongestSizeIsOne() {
        String text = "y".repeat(LineSplitter.LONGEST);
        add(text);
        add("\n");
        assertThat(lines).containsExactly(text);
    }

    @Test
    void bytesWithoutMeaningDoNotStopIt() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] |= (byte) 0x80;
        }
        splitter.add(bytes, 0, bytes.length);
        splitter.end();
        assertThat(lines).hasSizeGreaterThan(4);
    }
}
