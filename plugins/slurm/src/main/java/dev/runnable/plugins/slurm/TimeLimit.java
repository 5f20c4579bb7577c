package dev.runnable.plugins.slurm;

import dev.runnable.graph.StepOptions;
import dev.runnable.problem.Excerpt;
import dev.runnable.settings.WrittenDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The time that a job asks for, as Slurm counts it: in minutes.
final class TimeLimit {
    /// For starting and for ending tidily; Slurm itself looks about twice a minute.
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final long LONGEST_MINUTES = Duration.ofDays(3650).toMinutes();

    private static final String OF_SLURM =
            "\\d+(-\\d{1,2}(:\\d{1,2}){0,2}|(:\\d{1,2}){1,2})?"
                    + "|infinite|unlimited|INFINITE|UNLIMITED";

    /// Slurm's own form, or what may be a duration as anywhere else.
    static final String FORM = OF_SLURM + "|(\\d+(ms|s|m|h|d))+|[Pp][0-9A-Za-z.]+";

    private TimeLimit() {}

    /// As Slurm takes it.
    ///
    /// @throws IllegalArgumentException when it is no time
    static String normal(String time) {
        if (time.matches(OF_SLURM)) {
            return time;
        }
        return WrittenDuration.parse(time)
                .filter(it -> it.compareTo(WrittenDuration.SHORTEST) >= 0)
                .filter(it -> it.compareTo(WrittenDuration.LONGEST) <= 0)
                .map(TimeLimit::text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'time' must be a time that a job can take, found %s. Write for instance '2h'."
                                        .formatted(Excerpt.quote(time))));
    }

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
