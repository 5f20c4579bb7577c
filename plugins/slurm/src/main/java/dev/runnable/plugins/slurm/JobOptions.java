package dev.runnable.plugins.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a job asks of the cluster. What is empty is as the cluster has it.
///
/// @param partition where it waits; several by commas
/// @param account that pays for it
/// @param qos its quality of service
/// @param time after which Slurm ends it, as `sbatch --time` takes it
/// @param cpus processors, on one node
/// @param memory for each node, as `sbatch --mem` takes it
/// @param gpus graphics processors, as `sbatch --gpus` takes them: `1`, `a100:2`
/// @param gres other things of nodes, as `sbatch --gres` takes them
/// @param nodes how many
/// @param constraint features that its nodes have
/// @param reservation that it runs in
/// @param sbatch other options of `sbatch`, as `--exclusive`
public record JobOptions(
        Optional<String> partition,
        Optional<String> account,
        Optional<String> qos,
        Optional<String> time,
        Optional<Integer> cpus,
        Optional<String> memory,
        Optional<String> gpus,
        Optional<String> gres,
        Optional<Integer> nodes,
        Optional<String> constraint,
        Optional<String> reservation,
        List<String> sbatch) {
    public JobOptions {
        sbatch = List.copyOf(sbatch);
    }

    /// These, and where they say nothing the usual ones. Other options come after the usual other
    /// ones, so that they win.
    JobOptions over(JobOptions usual) {
        return new JobOptions(
                partition.or(usual::partition),
                account.or(usual::account),
                qos.or(usual::qos),
                time.or(usual::time),
                cpus.or(usual::cpus),
                memory.or(usual::memory),
                gpus.or(usual::gpus),
                gres.or(usual::gres),
                nodes.or(usual::nodes),
                constraint.or(usual::constraint),
                reservation.or(usual::reservation),
                Stream.concat(usual.sbatch.stream(), sbatch.stream()).toList());
    }

    /// As `sbatch` takes them.
    List<String> arguments() {
        List<String> all = new ArrayList<>();
        add("partition", partition, all);
        add("account", account, all);
        add("qos", qos, all);
        add("time", time, all);
        add("cpus-per-task", cpus, all);
        add("mem", memory, all);
        add("gpus", gpus, all);
        add("gres", gres, all);
        add("nodes", nodes, all);
        add("constraint", constraint, all);
        add("reservation", reservation, all);
        all.addAll(sbatch);
        return all;
    }

    private static void add(String option, Optional<?> value, List<String> all) {
        value.ifPresent(it -> all.add("--" + option + "=" + it));
    }

    /// For a person: `cpus-per-task=4, mem=8G`.
    String text() {
        return String.join(
                ", ", arguments().stream().map(it -> it.replaceFirst("^--", "")).toList());
    }
}
