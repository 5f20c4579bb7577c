package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.testkit.argo.ArgoProof;
import dev.runnable.testkit.argo.Schedule;
import dev.runnable.testkit.conformance.Behaviour;
import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.PlatformRunner;
import dev.runnable.testkit.conformance.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Workflows, as Argo runs them: each pod is a call of the command line in this process.
final class ArgoConformanceTest extends ExecutorConformance {
    private static final String CLAIM = "shared";
    private static final String SECRETS = "secrets";

    @Override
    protected Subject subject() {
        return Subject.of(
                        """
                        pipeline-executor:
                          type: argo
                          config:
                            pvc_for_runnable: shared
                            secret_from_k8s: secrets
                            defaults: {image: anything}
                        run-log-store:
                          type: chunked-fs
                          config: {log_folder: ../platform/claims/shared/run_logs}
                        """)
                .onPlatform(ArgoConformanceTest::run)
                // more than Argo takes in one DAG; each of them is a pod that reads the log
                .largeRun(250)
                .without(Behaviour.COMPOSITE_TIMEOUT, "Argo has no timeout for a step of type")
                .notMeaningful(Behaviour.BACKOFF, "the interpreter waits in a time of its own")
                .notMeaningful(Behaviour.CANCEL, "a workflow goes on without this program")
                .notMeaningful(Behaviour.KILL_AND_RETRY, "a workflow goes on without this program")
                .notMeaningful(Behaviour.LIVE_OUTPUT, "pods print to logs of their own")
                .notMeaningful(Behaviour.LOG_WHILE_RUNNING, "run logs are on the pods' volume");
    }

    private static PlatformRunner.Kept run(PlatformRunner.Job job) {
        ArgoProof cluster =
                new ArgoProof(job.scratch(), (argv, env, _) -> pod(job, argv, env))
                        .secret(SECRETS, job.secrets());
        cluster.of(job.rendering().text(), Schedule.sequential(1))
                .run(Map.of("run_id", job.runId()));
        Path shared = cluster.claim(CLAIM);
        return new PlatformRunner.Kept(shared.resolve("run_logs"), shared.resolve("catalog"));
    }

    /// In the project's folder, as the image has it.
    private static int pod(PlatformRunner.Job job, List<String> argv, Map<String, String> env) {
        InProcess process =
                new InProcess(job.project())
                        .with("PATH", job.environment().getOrDefault("PATH", ""));
        env.forEach(process::with);
        InProcess.Result result = process.run(argv.stream().skip(1).toArray(String[]::new));
        assertThat(result.code()).as("%s: %s", argv, result.err()).isBetween(0, 1);
        return result.code();
    }
}
