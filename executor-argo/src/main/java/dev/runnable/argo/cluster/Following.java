package dev.runnable.argo.cluster;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.PlatformRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows one workflow to its end. Everything that comes from other threads goes through a queue,
/// so that one thread decides what is told, and in which order: all that a pod has written before
/// its end.
final class Following {
    private static final long PATIENCE_SECONDS = 15;

    private final Api api;
    private final WorkflowView first;
    private final PlatformListener listener;
    private final boolean everything;
    private final BlockingQueue<Observation> observations = new LinkedBlockingQueue<>();
    private final StepTracker tracker = new StepTracker();
    private final Map<String, WorkflowNode> pods = new HashMap<>();
    private final List<WorkflowNode> ended = new ArrayList<>();
    private @Nullable PlatformRun result;
    private boolean lost;
    private boolean blind;

    /// @param everything whether to show also those lines of pods that events tell
    Following(Api api, WorkflowView first, PlatformListener listener, boolean everything) {
        this.api = api;
        this.everything = everything;
        this.first = first;
        this.listener = listener;
    }

    PlatformRun follow() throws InterruptedException {
        try (PodLogs logs =
                new PodLogs(
                        new ApiLogs(api),
                        listener,
                        node -> observations.add(new Observation.LogRead(node)),
                        everything)) {
            PlatformRun run = first.phase().isOver() ? atOnce(logs) : toTheEnd(logs);
            logs.tellWhatIsGone();
            return run;
        }
    }

    private PlatformRun atOnce(PodLogs logs) throws InterruptedException {
        seen(first, logs);
        while (!logs.isEmpty()) {
            handle(observations.take(), logs);
        }
        return Objects.requireNonNull(result);
    }

    private PlatformRun toTheEnd(PodLogs logs) throws InterruptedException {
        try (WorkflowWatch watch = new WorkflowWatch(api, first.name(), observations::add)) {
            while (result == null || !logs.isEmpty()) {
                Observation next = observations.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next != null) {
                    handle(next, logs);
                } else if (result == null && !watch.isConnected()) {
                    lost("no connection");
                }
            }
            return result;
        }
    }

    private void handle(Observation observation, PodLogs logs) {
        switch (observation) {
            case Observation.Seen(WorkflowView workflow) -> seen(workflow, logs);
            case Observation.LogRead(String node) -> {
                Optional.ofNullable(pods.get(node)).ifPresent(logs::close);
                tellEnded(logs);
            }
            case Observation.Lost(String reason) -> lost(reason);
            case Observation.Refused(ProblemException problem) -> throw problem;
            case Observation.Deleted() -> deleted();
        }
    }

    /// What happens to a workflow that is over (it may be deleted, or begin anew) is another story.
    private void seen(WorkflowView workflow, PodLogs logs) {
        if (result != null) {
            return;
        }
        if (lost) {
            lost = false;
            listener.notice(Optional.empty(), "the cluster answers again");
        }
        NodeStatuses statuses = NodeStatuses.of(workflow.status());
        if (statuses.trouble().isPresent() && !blind) {
            blind = true;
            listener.notice(Optional.empty(), statuses.trouble().get());
        }
        for (Happening happening :
                tracker.advance(new NodeTable(workflow, statuses.nodes()).steps())) {
            happened(happening, logs);
        }
        if (workflow.phase().isOver()) {
            result = workflow.run();
            logs.endAll();
        }
        tellEnded(logs);
    }

    private void happened(Happening happening, PodLogs logs) {
        switch (happening) {
            case Happening.Event(var event) -> listener.event(event);
            case Happening.Notice(var step, String text) ->
                    listener.notice(Optional.of(step), text);
            case Happening.Began(WorkflowNode pod) -> {
                pods.put(pod.id(), pod);
                logs.begin(pod);
            }
            case Happening.Ended(WorkflowNode node) -> {
                logs.end(node.id());
                ended.add(node);
            }
        }
    }

    /// Of what is over, that of which all was told before: pods, then what repeats them.
    private void tellEnded(PodLogs logs) {
        List<WorkflowNode> read = ended.stream().filter(node -> isRead(node, logs)).toList();
        ended.removeAll(read);
        Stream.concat(
                        read.stream().filter(node -> node.pod().isPresent()),
                        read.stream().filter(node -> node.pod().isEmpty()))
                .flatMap(node -> new Endings(node, logs.talk(node)).events().stream())
                .forEach(listener::event);
    }

    private boolean isRead(WorkflowNode node, PodLogs logs) {
        if (node.pod().isPresent()) {
            return !logs.isOpen(node.id());
        }
        return pods.values().stream()
                .noneMatch(
                        pod -> pod.retry().equals(Optional.of(node.id())) && logs.isOpen(pod.id()));
    }

    private void lost(String reason) {
        if (!lost && result == null) {
            lost = true;
            listener.notice(
                    Optional.empty(),
                    "the cluster does not answer (%s): the run goes on there, trying again"
                            .formatted(reason));
        }
    }

    private void deleted() {
        if (result == null) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.UNKNOWN_RUN,
                                    ClusterProblems.PLACE,
                                    "somebody has deleted the workflow '%s' while it ran"
                                            .formatted(first.name()))
                            .withHint(
                                    "Its run log may tell how far it came: look at run '%s'."
                                            .formatted(first.runId())));
        }
    }
}
