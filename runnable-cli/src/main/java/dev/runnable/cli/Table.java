package dev.runnable.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Left-aligned columns.
final class Table {
    private static final int GAP = 2;
    private static final int NARROWEST = 16;
    private static final int WIDEST = 60;

    private final List<String[]> rows = new ArrayList<>();

    Table(String... headings) {
        row(headings);
    }

    void row(String... cells) {
        rows.add(
                Arrays.stream(cells)
                        .map(cell -> Visible.line(cell).replace("\t", "\\t"))
                        .toArray(String[]::new));
    }

    /// All lines, each as long as its cells are.
    List<String> lines() {
        return lines(widths());
    }

    /// Cuts cells of some columns in their middle, so that the lines fit. Where nothing says how
    /// wide they may be, no such column is wider than 60 characters.
    ///
    /// @param columns how wide a line may be
    /// @param cut the numbers of the columns that may be cut
    List<String> lines(OptionalInt columns, int... cut) {
        int[] widths = widths();
        if (columns.isEmpty()) {
            Arrays.stream(cut).forEach(it -> widths[it] = Math.min(widths[it], WIDEST));
            return lines(widths);
        }
        int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - columns.getAsInt();
        for (; excess > 0; excess--) {
            int widest = widest(widths, cut);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return lines(widths);
    }

    private static int widest(int[] widths, int[] of) {
        int widest = of[0];
        for (int column : of) {
            widest = widths[column] > widths[widest] ? column : widest;
        }
        return widest;
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().length];
        for (String[] cells : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(cells[i]));
            }
        }
        return widths;
    }

    private List<String> lines(int[] widths) {
        return rows.stream().map(cells -> line(cells, widths)).toList();
    }

    private static String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cut(cells[i], widths[i]);
            line.append(cell).repeat(' ', widths[i] - length(cell) + GAP);
        }
        return line.toString().stripTrailing();
    }

    /// The beginning and the end of a text that is too long: both tell which one it is.
    static String cut(String text, int width) {
        int length = length(text);
        if (length <= width) {
            return text;
        }
        int tail = (width - 1) / 2;
        int head = width - 1 - tail;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "…"
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
