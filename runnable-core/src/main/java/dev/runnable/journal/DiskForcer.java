package dev.runnable.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Forces a file to the disk, soon after it was written and not once for every record.
final class DiskForcer implements AutoCloseable {
    private static final long DELAY_NANOS = 50_000_000;

    private final FileOutputStream out;
    private final List<Path> names;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private @Nullable IOException failure;
    private boolean dirty;
    private boolean closed;
    private volatile boolean namesForced;

    /// @param names the folders that got new names together with the file
    DiskForcer(FileOutputStream out, List<Path> names) {
        this.out = out;
        this.names = List.copyOf(names);
    }

    /// Forces what was written before the call.
    void force() throws IOException {
        lock.lock();
        try {
            dirty = false;
        } finally {
            lock.unlock();
        }
        sync();
    }

    private void sync() throws IOException {
        out.getFD().sync();
        if (!namesForced) {
            namesForced = true;
            names.forEach(FolderSync::force);
        }
    }

    /// Makes a background thread do it; its failure is told by [#failure()].
    void forceSoon() {
        lock.lock();
        try {
            if (dirty) {
                return;
            }
            dirty = true;
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("run log to disk").start(this::run);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                sync();
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new IOException("interrupted", e));
        }
    }

    /// @return false when nothing is left to do, ever
    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (!dirty && !closed) {
                while (!dirty && !closed) {
                    changed.await();
                }
                long left = DELAY_NANOS;
                while (left > 0 && !closed) {
                    left = changed.awaitNanos(left);
                }
            }
            boolean work = dirty;
            dirty = false;
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException e) {
        lock.lock();
        try {
            failure = e;
        } finally {
            lock.unlock();
        }
    }

    Optional<IOException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /// Lets the background thread do what is left, and waits for it: the file is closed next.
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            running = thread;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            joinUninterruptibly(running);
        }
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
