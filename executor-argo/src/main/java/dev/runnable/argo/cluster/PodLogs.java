package dev.runnable.argo.cluster;

import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.TaskOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Reads the logs of a workflow's pods while these run, each by a thread of its own. To be used by
/// one thread.
final class PodLogs implements AutoCloseable {
    /// Each is a connection.
    private static final int MOST_AT_ONCE = 100;

    private final LogSource source;
    private final PlatformListener listener;
    private final Consumer<String> read;
    private final boolean everything;
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final Map<String, PodLog> open = new HashMap<>();
    private final Map<String, PodTalk> talks = new HashMap<>();
    private int gone;
    private boolean forbidden;

    /// @param read is told the id of each node whose log was read to its end, by any thread
    /// @param everything whether also to show what the events of the run tell
    PodLogs(
            LogSource source,
            PlatformListener listener,
            Consumer<String> read,
            boolean everything) {
        this.source = source;
        this.listener = listener;
        this.read = read;
        this.everything = everything;
    }

    void begin(WorkflowNode node) {
        PodTalk talk = new PodTalk(node.step(), everything);
        PodLog log =
                new PodLog(source, node.pod().orElseThrow(), permits, lines(talk, node, listener));
        open.put(node.id(), log);
        talks.put(node.id(), talk);
        node.retry().ifPresent(retry -> talks.put(retry, talk));
        Thread.ofVirtual()
                .name("log " + node.pod().orElseThrow())
                .start(() -> {
                    try {
                        log.run();
                    } finally {
                        read.accept(node.id());
                    }
                });
    }

    /// Tells a listener what is to be shown of each line.
    static Consumer<String> lines(PodTalk talk, WorkflowNode node, PlatformListener listener) {
        return line ->
                talk.line(line)
                        .ifPresent(shown ->
                                listener.line(
                                        node.step(), node.number(), TaskOutput.Stream.OUT, shown));
    }

    /// A pod is over, and nothing more will be written.
    void end(String node) {
        Optional.ofNullable(open.get(node)).ifPresent(PodLog::end);
    }

    /// Every pod is over.
    void endAll() {
        open.values().forEach(PodLog::end);
    }

    boolean isOpen(String node) {
        return open.containsKey(node);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// The log of a node was read to its end.
    void close(WorkflowNode node) {
        PodLog log = open.remove(node.id());
        if (log == null) {
            return;
        }
        switch (log.rest()) {
            case NONE -> {}
            case GONE -> gone++;
            case FORBIDDEN -> {
                if (!forbidden) {
                    forbidden = true;
                    listener.notice(
                            Optional.empty(),
                            "the output of steps is not shown: you may not read logs (get pods/log)");
                }
            }
            case UNREADABLE ->
                    listener.notice(
                            Optional.of(node.step()),
                            "the rest of its output could not be read: the cluster does not give it");
        }
    }

    /// What the process in the node's last pod has said.
    PodTalk talk(WorkflowNode node) {
        PodTalk talk = talks.get(node.id());
        return talk == null ? new PodTalk(node.step(), everything) : talk;
    }

    /// Tells what cannot be shown, once for all.
    void tellWhatIsGone() {
        if (gone > 0) {
            listener.notice(
                    Optional.empty(),
                    "the output of %d pod%s is gone: Kubernetes has deleted %s already"
                            .formatted(gone, gone == 1 ? "" : "s", gone == 1 ? "it" : "them"));
        }
    }

    @Override
    public void close() {
        open.values().forEach(PodLog::cancel);
    }
}
