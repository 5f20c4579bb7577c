package dev.runnable.plugins.slurm.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A cluster, asked by Slurm's commands. Thread-safe.
public final class Slurm {
    public static final String SBATCH = "sbatch";
    public static final String SQUEUE = "squeue";
    public static final String SCANCEL = "scancel";
    public static final String SCONTROL = "scontrol";
    public static final String SACCT = "sacct";
    public static final String SINFO = "sinfo";

    /// A busy controller may take its time; the commands give up before by themselves.
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// For whoever must not wait.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Pattern PARSABLE = Pattern.compile("(\\d+)(;.*)?");
    private static final Pattern ARRAY_SIZE = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*(\\d+)");

    private final Programs programs;

    public Slurm(Programs programs) {
        this.programs = programs;
    }

    /// Which of the programs is missing that cannot be done without.
    public Optional<String> missingProgram() {
        return List.of(SBATCH, SQUEUE, SCANCEL, SCONTROL, SINFO).stream()
                .filter(program -> programs.find(program).isEmpty())
                .findFirst();
    }

    /// Hands in a script.
    ///
    /// @param options of `sbatch`
    /// @return the number of the job or array
    /// @throws SlurmException of kind UNREACHABLE when it may have been taken nevertheless
    public long submit(List<String> options, String script)
            throws SlurmException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--parsable"));
        arguments.addAll(options);
        String said = programs.run(SBATCH, arguments, script, LIMIT).orThrow().out().strip();
        Matcher number = PARSABLE.matcher(said);
        if (!number.matches()) {
            throw SlurmException.unreadable(SBATCH, said);
        }
        return Long.parseLong(number.group(1));
    }

    /// Asks whether a job of these options could ever run, without handing one in.
    ///
    /// @throws SlurmException with the reason why not
    public void tryOut(List<String> options) throws SlurmException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--test-only"));
        arguments.addAll(options);
        programs.run(SBATCH, arguments, "#!/bin/sh\n", SOON).orThrow();
    }

    /// What it knows of these jobs and the tasks of these arrays; of ended ones only for a while.
    public List<JobStatus> statuses(Collection<Long> jobs)
            throws SlurmException, InterruptedException {
        String ids = jobs.stream().distinct().map(String::valueOf).collect(Collectors.joining(","));
        try {
            return queue(List.of("--jobs=" + ids, "--format=" + JobStatus.FORMAT)).stream()
                    .flatMap(line -> JobStatus.parse(line).stream())
                    .toList();
        } catch (SlurmException e) {
            if (e.kind() == SlurmException.Kind.UNKNOWN_JOB) {
                return List.of();
            }
            throw e;
        }
    }

    /// The user's jobs whose comment begins so, ended ones too, with their comments.
    public SequencedMap<JobStatus, String> commented(String beginning)
            throws SlurmException, InterruptedException {
        SequencedMap<JobStatus, String> found = new LinkedHashMap<>();
        for (String line : queue(List.of("--me", "--format=%k\t" + JobStatus.FORMAT))) {
            int tab = line.indexOf('\t');
            if (line.startsWith(beginning) && tab > 0) {
                JobStatus.parse(line.substring(tab + 1))
                        .ifPresent(status -> found.put(status, line.substring(0, tab)));
            }
        }
        return found;
    }

    private List<String> queue(List<String> arguments) throws SlurmException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--noheader", "--array", "--states=all"));
        all.addAll(arguments);
        return programs.run(SQUEUE, all, "", LIMIT).orThrow().lines();
    }

    /// Ends jobs. They are gone when their state says so.
    public void cancel(Collection<JobId> jobs) throws SlurmException, InterruptedException {
        try {
            programs.run(SCANCEL, jobs.stream().map(JobId::toString).toList(), "", LIMIT).orThrow();
        } catch (SlurmException e) {
            if (e.kind() != SlurmException.Kind.UNKNOWN_JOB) {
                throw e;
            }
        }
    }

    /// What the accounting, where there is one, knows of a job that the queue has forgotten.
    public Optional<JobState> accounted(JobId job) throws InterruptedException {
        try {
            return programs
                    .run(
                            SACCT,
                            List.of(
                                    "--allocations",
                                    "--noheader",
                                    "--parsable2",
                                    "--format=State",
                                    "--jobs=" + job),
                            "",
                            LIMIT)
                    .orThrow()
                    .lines()
                    .stream()
                    .findFirst()
                    .map(JobState::of);
        } catch (SlurmException _) { // there is none
            return Optional.empty();
        }
    }

    /// @throws SlurmException when no controller answers
    public void ping() throws SlurmException, InterruptedException {
        Answer answer = programs.run(SCONTROL, List.of("ping"), "", SOON);
        if (answer.exitCode() != 0 || !answer.out().contains(" UP")) {
            throw SlurmException.of(new Answer(SCONTROL, 1, answer.out(), answer.err()));
        }
    }

    /// The partitions that the user may see.
    public List<String> partitions() throws SlurmException, InterruptedException {
        return programs
                .run(SINFO, List.of("--noheader", "--format=%R"), "", SOON)
                .orThrow()
                .lines()
                .stream()
                .map(String::strip)
                .distinct()
                .toList();
    }

    /// How many tasks an array may have; 1 where it has no arrays.
    public int largestArray() throws SlurmException, InterruptedException {
        String text = programs.run(SCONTROL, List.of("show", "config"), "", LIMIT).orThrow().out();
        Matcher size = ARRAY_SIZE.matcher(text);
        return size.find() ? Math.max(1, Integer.parseInt(size.group(1))) : 1;
    }
}
