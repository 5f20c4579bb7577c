package dev.runnable.argo.cluster;

import dev.runnable.event.StepState;
import dev.runnable.spi.LogRequest;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformContext;
import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.PlatformRun;
import dev.runnable.spi.SubmitRequest;
import dev.runnable.spi.Submitted;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.random.RandomGenerator;

/// A namespace of a cluster with Argo.
public final class Cluster implements Platform {
    private final Api api;
    private final RandomGenerator random;

    private Cluster(Api api, RandomGenerator random) {
        this.api = api;
        this.random = random;
    }

    /// Finds out where the cluster is, and asks it nothing.
    ///
    /// @throws dev.runnable.problem.ProblemException when that cannot be found out
    public static Cluster connect(ClusterAccess access, PlatformContext context) {
        Config config = new Connection(access, context).config();
        try {
            return new Cluster(new Api(config), context.random());
        } catch (KubernetesClientException e) { // certificates and keys are read here
            throw ClusterProblems.noCluster(
                    "the cluster's address or your credentials cannot be used: "
                            + ClusterProblems.reason(e),
                    "Correct the kubeconfig; 'kubectl config view' tells what it has.");
        }
    }

    @Override
    public String location() {
        return api.location();
    }

    @Override
    public Submitted submit(SubmitRequest request) {
        return new Submission(api, request, random).submit();
    }

    @Override
    public PlatformRun find(String run) {
        return new Runs(api).get(run).run();
    }

    @Override
    public PlatformRun follow(String run, PlatformListener listener) throws InterruptedException {
        return new Following(api, new Runs(api).get(run), listener, false).follow();
    }

    @Override
    public void logs(String run, LogRequest request, PlatformListener listener)
            throws InterruptedException {
        new LogReading(api, new Runs(api).get(run), request, listener).read();
    }

    @Override
    public PlatformRun stop(String run, Stop how) {
        WorkflowView workflow = new Runs(api).get(run);
        PlatformRun before = workflow.run();
        if (before.state() == StepState.PENDING || before.state() == StepState.RUNNING) {
            String patch = "{\"spec\":{\"shutdown\":\"%s\"}}".formatted(word(how));
            api.ask(
                    "patch " + Kind.WORKFLOW.resource(),
                    Kind.WORKFLOW,
                    () ->
                            api.one(Kind.WORKFLOW, workflow.name())
                                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
        }
        return before;
    }

    private static String word(Stop how) {
        return switch (how) {
            case IN_ORDER -> "Stop";
            case AT_ONCE -> "Terminate";
        };
    }

    @Override
    public List<PlatformRun> list() {
        return new Runs(api).all("", _ -> true).stream().map(WorkflowView::run).toList();
    }

    @Override
    public void close() {
        api.close();
    }
}
