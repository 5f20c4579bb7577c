package dev.runnable.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/// The characters of a text for the parser. Its own reader copies what it has for every thousand
/// characters of a long scalar, so that one of 16 MiB takes minutes.
final class CodePoints extends StreamReader {
    private final String name;
    private final int[] text;
    private int at;
    private int line;
    private int column;
    private int documentStart;

    CodePoints(String name, String text) {
        super("");
        this.name = name;
        this.text = text.codePoints().toArray();
    }

    @Override
    public Mark getMark() {
        return new Mark(name, at, line, column, text, at);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        int end = Math.min(text.length, at + length);
        while (at < end) {
            int c = text[at++];
            if (isBreak(c)) {
                line++;
                column = 0;
            } else if (c != 0xFEFF) {
                column++;
            }
        }
    }

    /// A carriage return before a line feed belongs to the same break.
    private boolean isBreak(int c) {
        return switch (c) {
            case '\n', 0x85, 0x2028, 0x2029 -> true;
            case '\r' -> at == text.length || text[at] != '\n';
            default -> false;
        };
    }

    @Override
    public int peek() {
        return at < text.length ? text[at] : 0;
    }

    @Override
    public int peek(int index) {
        return index < text.length - at ? text[at + index] : 0;
    }

    @Override
    public String prefix(int length) {
        return new String(text, at, Math.min(length, text.length - at));
    }

    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        forward(length);
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getDocumentIndex() {
        return at - documentStart;
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = at;
    }
}
