package dev.runnable.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A started process as Commons Exec sees it: to destroy it is to end its whole tree, and an
/// interruption while waiting for it does so and is remembered, which Commons Exec forgets.
final class Child extends Process {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int KILLED = 137;

    private final Process process;
    private final ProcessMark mark;
    private volatile boolean interrupted;
    private volatile boolean leftOpen;

    Child(Process process, ProcessMark mark) {
        this.process = process;
        this.mark = mark;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    /// Keeps the pipes from being closed: somebody else still writes to them, whom it would kill.
    void leaveOpen() {
        leftOpen = true;
    }

    @Override
    public int waitFor() {
        try {
            int exitCode = process.waitFor();
            interrupted |= Thread.interrupted();
            return exitCode;
        } catch (InterruptedException e) {
            interrupt();
            return process.isAlive() ? KILLED : process.exitValue();
        }
    }

    /// Ends the tree because the waiting thread was interrupted.
    void interrupt() {
        interrupted = true;
        destroy();
    }

    @Override
    public void destroy() {
        ProcessTree.of(process.toHandle(), mark).end(GRACE);
        boolean again = false;
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            again = true;
        }
        interrupted |= again;
    }

    @Override
    public InputStream getInputStream() {
        return leftOpen ? InputStream.nullInputStream() : process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return leftOpen ? InputStream.nullInputStream() : process.getErrorStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }
}
