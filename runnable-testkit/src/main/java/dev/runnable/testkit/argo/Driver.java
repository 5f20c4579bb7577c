package dev.runnable.testkit.argo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/// Lets pods run and the clock go on until the workflow has ended.
final class Driver {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int KILLED = 143;

    private final State state;
    private final PodRunner runner;
    private final OptionalInt stopAfter;
    private final List<Pod> pods = new ArrayList<>();
    private int ended;

    /// @param exit its code, or why there is none
    private record Ended(State.Ready ready, int exit, Optional<Throwable> problem) {}

    Driver(State state, PodRunner runner, OptionalInt stopAfter) {
        this.state = state;
        this.runner = runner;
        this.stopAfter = stopAfter;
    }

    /// In the order in which they began.
    List<Pod> pods() {
        return List.copyOf(pods);
    }

    /// One after the other by chance.
    void run(long seed) {
        var random = new Random(seed);
        for (settle(); state.end.isEmpty(); settle()) {
            var ready = List.copyOf(state.ready.values());
            int choices = ready.size() + (state.timers.isEmpty() ? 0 : 1);
            if (choices == 0) {
                throw new ArgoException(new Conclusion(state).stuck());
            }
            int choice = random.nextInt(choices);
            if (choice == ready.size()) {
                passTime();
            } else {
                State.Ready next = ready.get(choice);
                prepare(next);
                end(play(next));
            }
        }
    }

    /// So many at once as there may be.
    void runConcurrently(int most) {
        BlockingQueue<Ended> done = new LinkedBlockingQueue<>();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                runConcurrently(most, threads, done, running);
            } finally {
                running.forEach(each -> each.cancel(true));
            }
        }
    }

    private void runConcurrently(
            int most, ExecutorService threads, BlockingQueue<Ended> done, List<Future<?>> running) {
        int active = 0;
        for (settle(); state.end.isEmpty(); settle()) {
            while (active < most && !state.ready.isEmpty()) {
                State.Ready next = state.ready.firstEntry().getValue();
                prepare(next);
                running.add(threads.submit(() -> done.add(play(next))));
                active++;
            }
            if (active > 0) {
                end(take(done));
                active--;
                if (state.stopped) {
                    running.forEach(each -> each.cancel(true));
                }
            } else if (state.timers.isEmpty()) {
                throw new ArgoException(new Conclusion(state).stuck());
            } else {
                passTime();
            }
        }
        for (; active > 0; active--) {
            end(take(done));
        }
    }

    private static Ended take(BlockingQueue<Ended> done) {
        try {
            return done.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ArgoException("interrupted");
        }
    }

    /// Looks until nothing changes.
    private void settle() {
        var conclusion = new Conclusion(state);
        long before;
        do {
            before = state.nodes.version();
            conclusion.pass();
        } while (state.end.isEmpty() && state.nodes.version() != before);
    }

    private void passTime() {
        state.nodes.now = state.timers.first().plus(MOMENT);
        killWhenPastDeadline();
    }

    private void killWhenPastDeadline() {
        if (state.isPastDeadline()) {
            state.kill("Step exceeded its deadline");
        }
    }

    private void prepare(State.Ready next) {
        state.ready.remove(next.node().name());
        state.nodes.mark(next.node(), Phase.RUNNING);
        pods.add(next.pod());
        try {
            Files.createDirectories(next.pod().folder());
            for (Pod.Mount mount : next.pod().mounts()) {
                Files.createDirectories(mount.host());
                for (var file : mount.content().orElse(Map.of()).entrySet()) {
                    Path path = mount.host().resolve(file.getKey());
                    Files.createDirectories(path.resolveSibling("."));
                    Files.writeString(path, file.getValue());
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Ended play(State.Ready next) {
        try {
            return new Ended(next, runner.run(next.pod()), Optional.empty());
        } catch (InterruptedException _) {
            return new Ended(next, KILLED, Optional.empty());
        } catch (Exception | AssertionError problem) {
            return new Ended(next, KILLED, Optional.of(problem));
        }
    }

    private void end(Ended pod) {
        pod.problem().ifPresent(Driver::rethrow);
        ended++;
        state.nodes.now = state.nodes.now.plus(runner.takes(pod.ready().pod()));
        killWhenPastDeadline();
        report(pod);
        if (stopAfter.isPresent() && ended == stopAfter.getAsInt()) {
            state.stopped = true;
            state.kill("workflow shutdown with strategy:  Stop");
        }
    }

    private static void rethrow(Throwable problem) {
        switch (problem) {
            case RuntimeException own -> throw own;
            case Error own -> throw own;
            default -> throw new IllegalStateException(problem);
        }
    }

    /// What Argo makes of the pod.
    private void report(Ended ended) {
        Node node = ended.ready().node();
        if (node.isFulfilled()) {
            return;
        }
        Outputs.Written written =
                Outputs.written(state.plan.template(node.templateName()), ended.ready().pod());
        node.outputs = written.values();
        node.exitCode = Optional.of(ended.exit());
        if (ended.exit() != 0) {
            state.nodes.mark(node, Phase.FAILED, "main: Error (exit code " + ended.exit() + ")");
        } else if (written.missing().isPresent()) {
            String why = "wait: Error (exit code 64): open " + written.missing().get();
            state.nodes.mark(node, Phase.ERROR, why + ": no such file or directory");
        } else {
            state.nodes.mark(node, Phase.SUCCEEDED);
            new Operation(state).remember(node);
        }
    }
}
