package dev.runnable.argo.cluster;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.spi.LogRequest;
import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.TaskOutput;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// Reads logs alone, pod after pod in the order in which they started.
final class LogReading {
    private final Api api;
    private final WorkflowView workflow;
    private final LogRequest request;
    private final PlatformListener listener;

    LogReading(Api api, WorkflowView workflow, LogRequest request, PlatformListener listener) {
        this.api = api;
        this.workflow = workflow;
        this.request = request;
        this.listener = listener;
    }

    void read() throws InterruptedException {
        if (request.follow() && !workflow.phase().isOver()) {
            new Following(api, workflow, new LinesOnly(listener, this::isWanted), true).follow();
            return;
        }
        NodeStatuses statuses = NodeStatuses.of(workflow.status());
        statuses.trouble().ifPresent(text -> listener.notice(Optional.empty(), text));
        List<WorkflowNode> nodes = new NodeTable(workflow, statuses.nodes()).steps();
        List<WorkflowNode> wanted = nodes.stream().filter(node -> isWanted(node.step())).toList();
        if (wanted.isEmpty() && request.step().isPresent()) {
            throw unknownStep(nodes);
        }
        for (WorkflowNode node : wanted) {
            if (node.pod().isPresent() && !node.phase().isLeftOut()) {
                read(node);
            }
        }
    }

    private void read(WorkflowNode node) throws InterruptedException {
        PodTalk talk = new PodTalk(node.step(), true);
        PodLog log =
                new PodLog(
                        new ApiLogs(api),
                        node.pod().orElseThrow(),
                        new Semaphore(1),
                        PodLogs.lines(talk, node, listener));
        log.end();
        log.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (log.rest() != PodLog.Rest.NONE) {
            listener.notice(Optional.of(node.step()), missing(log.rest()));
        }
    }

    private static String missing(PodLog.Rest rest) {
        return switch (rest) {
            case NONE -> "";
            case GONE -> "its output is gone: Kubernetes has deleted the pod";
            case FORBIDDEN -> "its output is not shown: you may not read logs (get pods/log)";
            case UNREADABLE ->
                    "its output could not be read to the end: the cluster does not give it";
        };
    }

    private boolean isWanted(StepPath step) {
        return request.step()
                .map(name -> step.text().equals(name) || step.text().startsWith(name + "."))
                .orElse(true);
    }

    private ProblemException unknownStep(List<WorkflowNode> nodes) {
        TreeSet<String> names = new TreeSet<>();
        nodes.forEach(node -> names.add(node.step().text()));
        return new ProblemException(
                Problem.error(
                                ProblemCode.NO_SUCH_STEP,
                                ClusterProblems.PLACE,
                                "no pod of '%s' has run the step %s"
                                        .formatted(
                                                workflow.name(),
                                                Excerpt.quote(request.step().orElse(""))))
                        .withHint(
                                names.isEmpty()
                                        ? "None has run any step."
                                        : "There are: " + String.join(", ", names) + "."));
    }

    /// Lets through the lines of the steps that are wanted.
    private record LinesOnly(PlatformListener listener, Predicate<StepPath> wanted)
            implements PlatformListener {
        @Override
        public void event(RunEvent event) {}

        @Override
        public void line(StepPath step, int attempt, TaskOutput.Stream stream, String line) {
            if (wanted.test(step)) {
                listener.line(step, attempt, stream, line);
            }
        }

        @Override
        public void notice(Optional<StepPath> step, String text) {
            if (step.isEmpty() || wanted.test(step.get())) {
                listener.notice(step, text);
            }
        }
    }
}
