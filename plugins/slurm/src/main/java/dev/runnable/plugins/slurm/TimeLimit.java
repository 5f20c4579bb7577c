package dev.runnable.plugins.slurm;

import dev.runnable.graph.StepOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The time that a job asks for, as Slurm counts it: in minutes.
final class TimeLimit {
    /// For starting and for ending tidily; Slurm itself looks about twice a minute.
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final long LONGEST_MINUTES = Duration.ofDays(3650).toMinutes();

    private TimeLimit() {}

    static JobOptions of(StepOptions step, JobOptions options) {
        return step.timeout()
                .filter(limit -> limit.toMinutes() < LONGEST_MINUTES)
                .map(limit -> withTime(text(limit.plus(GRACE))).over(options))
                .orElse(options);
    }

    /// Rounded up: a job of a few seconds could not even start in no minute at all.
    static String text(Duration limit) {
        return Long.toString(limit.plusSeconds(59).toMinutes());
    }

    private static JobOptions withTime(String time) {
        return new JobOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(time),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
