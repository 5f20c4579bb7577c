package dev.runnable.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A process that a [Spawner] has started. Its [SpawnedOutput] reads what it writes and notices its
/// end, so it must run.
final class SpawnedProcess extends Process {
    private final ProcessHandle handle;
    private final int watch;
    private final int out;
    private final int err;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int exitCode;

    /// @param watch a descriptor that can be read when it has ended
    /// @param out a descriptor for its output, `err` for its errors
    SpawnedProcess(ProcessHandle handle, int watch, int out, int err) {
        this.handle = handle;
        this.watch = watch;
        this.out = out;
        this.err = err;
    }

    int watch() {
        return watch;
    }

    int out() {
        return out;
    }

    int err() {
        return err;
    }

    void ended(int code) {
        exitCode = code;
        end.countDown();
    }

    @Override
    public long pid() {
        return handle.pid();
    }

    @Override
    public ProcessHandle toHandle() {
        return handle;
    }

    @Override
    public int waitFor() throws InterruptedException {
        end.await();
        return exitCode;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return end.await(timeout, unit);
    }

    @Override
    public boolean isAlive() {
        return end.getCount() > 0;
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("process has not ended");
        }
        return exitCode;
    }

    @Override
    public void destroy() {
        handle.destroy();
    }

    @Override
    public Process destroyForcibly() {
        handle.destroyForcibly();
        return this;
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
