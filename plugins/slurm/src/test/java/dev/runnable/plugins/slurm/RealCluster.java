package dev.runnable.plugins.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The Slurm of these tests, looked at with its own commands.
final class RealCluster {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();

    private RealCluster() {}

    static boolean isThere() {
        try {
            return ask("sinfo", "--noheader").exitCode() == 0;
        } catch (IOException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Launched ask(String... command) throws Exception {
        return Launched.in(Path.of("."), System.getenv(), Arrays.asList(command));
    }

    /// A line for each job of a run, as `12|12_0|RUNNING|name`, ended ones too.
    static List<String> jobs(String runId) throws Exception {
        return queue(runId, "--states=all");
    }

    /// As [#jobs], of jobs that are waiting or running.
    static List<String> liveJobs(String runId) throws Exception {
        return queue(runId, "--states=PENDING,CONFIGURING,RUNNING,COMPLETING,SUSPENDED");
    }

    /// A step has ended when its process says so, which Slurm may learn a moment later.
    static void awaitNoJobs(String runId) throws Exception {
        Eventually.isTrue("no job is left", () -> liveJobs(runId).isEmpty());
    }

    private static List<String> queue(String runId, String states) throws Exception {
        String text =
                ask("squeue", "--noheader", "--array", states, "--format=%A|%F_%K|%T|%j").out();
        return text.lines().filter(line -> line.endsWith("@" + runId)).sorted().toList();
    }

    static String numberOf(String job) {
        return job.substring(0, job.indexOf('|'));
    }

    /// The folder of `.ci/slurm`, where it has started this cluster.
    static boolean isOurs() {
        String conf = System.getenv().getOrDefault("SLURM_CONF", "");
        return !conf.isEmpty() && Files.exists(Path.of(conf).resolveSibling("munge.key"));
    }

    /// @param action of `.ci/slurm`
    static void control(String action) throws Exception {
        List<String> command = new ArrayList<>(List.of(TREE.resolve(".ci/slurm").toString()));
        command.add(action);
        command.add(Path.of(System.getenv("SLURM_CONF")).resolveSibling("").toString());
        Launched launched = Launched.in(Path.of("."), System.getenv(), command);
        if (launched.exitCode() != 0) {
            throw new IllegalStateException(launched.err());
        }
    }
}
