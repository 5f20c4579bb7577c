package dev.runnable.data;

import dev.runnable.data.FilePattern.Folders;
import dev.runnable.data.FilePattern.Name;
import dev.runnable.data.FilePattern.Segment;
import dev.runnable.data.FilePattern.Wild;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether there may be a file that fits two patterns.
final class Meeting {
    private final FilePattern one;
    private final FilePattern other;
    private final List<Segment> left;
    private final List<Segment> right;
    private final @Nullable Boolean[][] known;

    Meeting(FilePattern one, FilePattern other) {
        this.one = one;
        this.other = other;
        this.left = one.segments();
        this.right = other.segments();
        this.known = new Boolean[left.size() + 1][right.size() + 1];
    }

    boolean isPossible() {
        return from(0, 0);
    }

    private boolean from(int i, int j) {
        Boolean before = known[i][j];
        if (before == null) {
            before = decide(i, j);
            known[i][j] = before;
        }
        return before;
    }

    private boolean decide(int i, int j) {
        boolean leftIsOver = i == left.size();
        boolean rightIsOver = j == right.size();
        if (leftIsOver && rightIsOver) {
            return (!one.onlyFolders() || other.takesFolders())
                    && (!other.onlyFolders() || one.takesFolders());
        }
        if (leftIsOver || rightIsOver) {
            return leftIsOver ? one.takesFolders() : other.takesFolders();
        }
        if (left.get(i) instanceof Folders || right.get(j) instanceof Folders) {
            return left.get(i) instanceof Folders
                    ? from(i + 1, j) || from(i, j + 1)
                    : from(i, j + 1) || from(i + 1, j);
        }
        return mayBeSame(left.get(i), right.get(j)) && from(i + 1, j + 1);
    }

    private static boolean mayBeSame(Segment a, Segment b) {
        if (a instanceof Wild(var _, String start, String end)
                && b instanceof Wild(var _, String otherStart, String otherEnd)) {
            return (start.startsWith(otherStart) || otherStart.startsWith(start))
                    && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
        }
        return a instanceof Name(String name)
                ? b.matches(name)
                : b instanceof Name(String text) && a.matches(text);
    }
}
