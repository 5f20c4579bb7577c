package dev.runnable.plugins.slurm;

import dev.runnable.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a job asks of the cluster. What is not said is as the cluster has it. The texts are as
/// `sbatch` takes them.
public record JobOptions(
        @Setting(
                        description = "The partition that jobs wait in, several by commas.",
                        pattern = JobOptions.NAME,
                        expected = "the name of a partition, as 'sinfo' tells them",
                        examples = {"debug", "debug,short"})
                Optional<String> partition,
        @Setting(
                        description = "The account that pays for jobs.",
                        pattern = JobOptions.NAME,
                        expected = "the name of an account",
                        examples = "physics")
                Optional<String> account,
        @Setting(
                        description = "The quality of service of jobs.",
                        pattern = JobOptions.NAME,
                        expected = "the name of a quality of service",
                        examples = "normal")
                Optional<String> qos,
        @Setting(
                        description =
                                "The time after which Slurm ends a job: a duration, or as `sbatch"
                                        + " --time` takes it, where a plain number is in minutes.",
                        otherwise = "the step's timeout and two minutes, if it has one",
                        pattern = TimeLimit.FORM,
                        expected = "a time such as '2h', '90' (minutes), '02:00:00' or '1-12'",
                        examples = {"2h", "90", "1-12"})
                Optional<String> time,
        @Setting(
                        description = "Processors of a job, as `sbatch --cpus-per-task`.",
                        minimum = "1",
                        examples = "4")
                Optional<Integer> cpus,
        @Setting(
                        description =
                                "Memory on each node, as `sbatch --mem`. A plain number is in"
                                        + " megabytes.",
                        pattern = "\\d+([KMGTkmgt][bB]?)?",
                        expected = "an amount of memory such as 512m or 8g, plain in megabytes",
                        examples = "8g")
                Optional<String> memory,
        @Setting(
                        description = "Graphics processors of a job, as `sbatch --gpus`.",
                        pattern = "([A-Za-z0-9_.-]+:)?\\d+",
                        expected = "a number of graphics processors such as 1 or 'a100:2'",
                        examples = {"1", "a100:2"})
                Optional<String> gpus,
        @Setting(
                        description = "Other things of nodes, as `sbatch --gres`.",
                        pattern = JobOptions.NAME,
                        expected = "a list of things of a node such as 'gpu:a100:1'",
                        examples = "gpu:a100:1")
                Optional<String> gres,
        @Setting(
                        description = "How many nodes a job gets. Its process runs on the first.",
                        minimum = "1",
                        examples = "1")
                Optional<Integer> nodes,
        @Setting(
                        description = "Features that nodes must have, as `sbatch --constraint`.",
                        pattern = "[A-Za-z0-9_.,:&|()\\[\\]*!-]+",
                        expected = "a constraint on features of nodes such as 'haswell&ib'",
                        examples = "haswell&ib")
                Optional<String> constraint,
        @Setting(
                        description = "The reservation that jobs run in.",
                        pattern = JobOptions.NAME,
                        expected = "the name of a reservation",
                        examples = "course")
                Optional<String> reservation,
        @Setting(
                        description =
                                "Other options of `sbatch`, in their long form. Those that this"
                                        + " executor sets itself are refused.",
                        pattern = OtherOptions.FORM,
                        expected =
                                "an option of sbatch in its long form, '--NAME' or '--NAME=VALUE'",
                        examples = "[--exclusive, --nice=100]")
                List<String> sbatch) {
    static final String NAME = "[A-Za-z0-9_.,:@/+-]+";

    public JobOptions {
        time = time.map(TimeLimit::normal);
        memory = memory.map(it -> it.toUpperCase(Locale.ROOT).replace("B", ""));
        sbatch = List.copyOf(sbatch);
        sbatch.forEach(OtherOptions::check);
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
