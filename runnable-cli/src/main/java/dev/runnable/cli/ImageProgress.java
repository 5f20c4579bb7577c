package dev.runnable.cli;

import dev.runnable.image.ImageBuilder;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;

/// How far the building of an image is: one line that a terminal shows again and again.
final class ImageProgress implements ImageBuilder.Listener, AutoCloseable {
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private long shown = -1;

    ImageProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Told by several threads, not always in order.
    @Override
    public synchronized void progress(double done) {
        long percent = Math.round(done * 100);
        if (terminal.screen().terminal() && percent > shown) {
            shown = percent;
            terminal.err().print(ERASE + "building: " + percent + " %");
            terminal.err().flush();
        }
    }

    @Override
    public synchronized void warning(String text) {
        close();
        Complaints.tell(
                terminal,
                Problem.warning(ProblemCode.IMAGE_NOT_BUILT, SourceLocation.of("image"), text));
    }

    /// Leaves the line empty for whatever comes next.
    @Override
    public synchronized void close() {
        if (shown >= 0) {
            shown = -1;
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }
}
