package dev.runnable.cli;

import java.util.ArrayList;
import java.util.List;

/// Left-aligned columns for a terminal.
final class Table {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    Table(String... headings) {
        widths = new int[headings.length];
        row(headings);
    }

    void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Visible.line(cells[i]).replace("\t", "\\t");
        }
        rows.add(cells);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].codePointCount(0, cells[i].length()));
        }
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(cells[i]);
            int length = cells[i].codePointCount(0, cells[i].length());
            line.repeat(' ', widths[i] - length + 2);
        }
        return line.toString().stripTrailing();
    }
}
