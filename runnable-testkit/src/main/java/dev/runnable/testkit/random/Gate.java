package dev.runnable.testkit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// Where running tasks wait for their end, which comes in an order of chance: it lets some more of
/// them come for a moment, then one of them through.
public final class Gate implements AutoCloseable {
    private static final int LONGEST_WAIT_NANOS = 20_000;

    private final List<CountDownLatch> waiting = new ArrayList<>();
    private final Random random;
    private final Thread doorman;

    public Gate(long seed) {
        this.random = new Random(seed);
        this.doorman = Thread.ofVirtual().name("gate").start(this::serve);
    }

    /// Waits until it is let through.
    public void pass() throws InterruptedException {
        CountDownLatch mine = new CountDownLatch(1);
        synchronized (waiting) {
            waiting.add(mine);
            waiting.notifyAll();
        }
        try {
            mine.await();
        } finally {
            synchronized (waiting) {
                waiting.remove(mine);
            }
        }
    }

    private void serve() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                letOneThrough();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void letOneThrough() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
        }
        LockSupport.parkNanos(random.nextInt(LONGEST_WAIT_NANOS));
        synchronized (waiting) {
            if (!waiting.isEmpty()) {
                waiting.remove(random.nextInt(waiting.size())).countDown();
            }
        }
    }

    @Override
    public void close() {
        doorman.interrupt();
    }
}
