package dev.runnable.plugins.slurm;

import dev.runnable.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads what a configuration or one of its overrides asks of the cluster, and tells every mistake.
final class JobOptionsReader {
    private static final String TIME = "time";
    private static final String SBATCH = "sbatch";

    static final List<String> KEYS =
            List.of(
                    "partition",
                    "account",
                    "qos",
                    TIME,
                    "cpus",
                    "memory",
                    "gpus",
                    "gres",
                    "nodes",
                    "constraint",
                    "reservation",
                    SBATCH);

    private static final String NAME = "[A-Za-z0-9_.,:@/+-]+";
    private static final Pattern SLURM_TIME =
            Pattern.compile(
                    "\\d+(-\\d{1,2}(:\\d{1,2}){0,2}|(:\\d{1,2}){1,2})?|(?i:infinite|unlimited)");

    private final Settings settings;

    JobOptionsReader(Settings settings) {
        this.settings = settings;
    }

    JobOptions read() {
        return new JobOptions(
                word("partition", NAME, "a partition", "Names are told by 'sinfo'."),
                word("account", NAME, "an account", "Write the name of one."),
                word("qos", NAME, "a quality of service", "Write the name of one."),
                time(),
                count("cpus"),
                memory(),
                word(
                        "gpus",
                        "([A-Za-z0-9_.-]+:)?\\d+",
                        "a number of graphics processors",
                        "Write for instance 1 or 'a100:2'."),
                word(
                        "gres",
                        NAME,
                        "a list of things of a node",
                        "Write for instance 'gpu:a100:1'."),
                count("nodes"),
                word(
                        "constraint",
                        "[A-Za-z0-9_.,:&|()\\[\\]*!-]+",
                        "a constraint on nodes",
                        "Write features of nodes, for instance 'haswell&ib'."),
                word("reservation", NAME, "a reservation", "Write the name of one."),
                others());
    }

    private Optional<Integer> count(String key) {
        OptionalInt number = settings.number(key, 1);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /// Slurm's own form, or a duration as anywhere else.
    private Optional<String> time() {
        Optional<String> text = settings.scalar(TIME);
        if (text.isEmpty() || SLURM_TIME.matcher(text.get()).matches()) {
            return text;
        }
        Optional<Duration> duration = settings.duration(TIME);
        return duration.map(TimeLimit::text);
    }

    private Optional<String> memory() {
        return word(
                        "memory",
                        "\\d+([KMGTkmgt][bB]?)?",
                        "an amount of memory",
                        "Write for instance 512m or 8g; a plain number is in megabytes.")
                .map(it -> it.toUpperCase(Locale.ROOT).replace("B", ""));
    }

    private Optional<String> word(String key, String form, String what, String hint) {
        Optional<String> text = settings.scalar(key);
        if (text.isPresent() && !text.get().matches(form)) {
            settings.reject(key, "'%s' is not %s".formatted(text.get(), what), hint);
            return Optional.empty();
        }
        return text;
    }

    private List<String> others() {
        List<String> others = settings.texts(SBATCH);
        for (String option : others) {
            OtherOptions.mistake(option)
                    .ifPresent(it -> settings.reject(SBATCH, it.message(), it.hint()));
        }
        return others;
    }
}
