package dev.runnable.plugins.slurm.cluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// Slurm does not do what it was asked for. The message is for a person.
public final class SlurmException extends Exception {
    private static final long serialVersionUID = 1;

    /// What can be done about it.
    public enum Kind {
        /// Nobody answers, or not now: it may be asked again. Whether it has done it is not known.
        UNREACHABLE,
        /// There are too many jobs of this user: there will be room when some have ended.
        FULL,
        /// It will not do it.
        REFUSED,
        /// There is no such job, or not any more.
        UNKNOWN_JOB,
        /// A program of Slurm is missing.
        NO_PROGRAM
    }

    private final Kind kind;
    private final String reason;

    private SlurmException(Kind kind, String message) {
        super(message);
        this.kind = requireNonNull(kind, "kind");
        this.reason = message;
    }

    public Kind kind() {
        return kind;
    }

    /// The message.
    public String reason() {
        return reason;
    }

    static SlurmException noProgram(String program) {
        return new SlurmException(Kind.NO_PROGRAM, "there is no '" + program + "' here");
    }

    static SlurmException notStarted(String program, IOException cause) {
        return new SlurmException(
                Kind.UNREACHABLE, program + " could not be started: " + cause.getMessage());
    }

    static SlurmException noAnswer(String program, Duration limit) {
        return new SlurmException(
                Kind.UNREACHABLE, program + " did not end in " + limit.toSeconds() + " s");
    }

    /// What a job is to read could not be written.
    public static SlurmException notWritten(IOException cause) {
        return new SlurmException(
                Kind.REFUSED, "what it is to read cannot be written: " + cause.getMessage());
    }

    /// Jobs do not end that were told to.
    public static SlurmException stillThere() {
        return new SlurmException(
                Kind.UNREACHABLE, "jobs that an earlier process of this run has left do not end");
    }

    static SlurmException unreadable(String program, String text) {
        return new SlurmException(
                Kind.UNREACHABLE, program + " said something unexpected: " + text.strip());
    }

    static SlurmException of(Answer answer) {
        return new SlurmException(kind(answer), answer.program() + ": " + answer.complaint());
    }

    private static Kind kind(Answer answer) {
        String text = answer.complaint().toLowerCase(Locale.ROOT);
        if (hasOne(text, "invalid job id", "already completing or completed")) {
            return Kind.UNKNOWN_JOB;
        }
        if (hasOne(text, "submitjob", "job submit limit", "temporarily unable to accept job")) {
            return Kind.FULL;
        }
        return hasOne(
                        text,
                        "timed out",
                        "unable to contact",
                        "temporarily unavailable",
                        "connection refused",
                        "connection reset",
                        "connect failure",
                        "communication connection",
                        "communications error",
                        "message send failure",
                        "message receive failure",
                        "transport endpoint is not connected",
                        "zero bytes were transmitted",
                        "no route to host",
                        "network is unreachable",
                        "broken pipe",
                        "not responding",
                        "in standby mode",
                        "munge encode failed",
                        "authentication credential",
                        "protocol authentication error")
                ? Kind.UNREACHABLE
                : Kind.REFUSED;
    }

    private static boolean hasOne(String text, String... parts) {
        return Stream.of(parts).anyMatch(text::contains);
    }
}
