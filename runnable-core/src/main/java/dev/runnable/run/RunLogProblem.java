package dev.runnable.run;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.service.ServiceFailure;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// What a person is told when the run log or an execution log cannot be written or read.
public final class RunLogProblem {
    private RunLogProblem() {}

    public static ProblemException ofReading(IOException e) {
        if (isOfService(e)) {
            return new ProblemException(ofService(text(e)), e);
        }
        Problem problem =
                Problem.error(
                        ProblemCode.RUN_LOG_UNREADABLE, SourceLocation.of("run log"), text(e));
        return new ProblemException(problem, e);
    }

    private static boolean isOfService(Throwable e) {
        return e instanceof ServiceFailure || (e.getCause() != null && isOfService(e.getCause()));
    }

    /// What others wrote, and threw what they should not have.
    private static Problem ofService(String text) {
        return Problem.error(ProblemCode.SERVICE_FAILED, SourceLocation.of("run log"), text)
                .withHint(
                        "Mend what the message tells, or choose another service in the"
                                + " configuration; --log-level DEBUG shows where it failed.");
    }

    private static String text(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }

    public static ProblemException of(IOException e) {
        String text = text(e);
        if (isOfService(e)) {
            return new ProblemException(ofService(text), e);
        }
        boolean full = text.toLowerCase(Locale.ROOT).contains("no space left");
        ProblemCode code = full ? ProblemCode.NO_SPACE : ProblemCode.NOT_WRITABLE;
        String hint =
                full
                        ? "Free some space, or keep the log elsewhere: 'log_folder' of the section"
                                + " 'run-log-store', 'catalog_location' of 'catalog'."
                        : "Make the folder writable, or name another one in the configuration.";
        return new ProblemException(
                Problem.error(code, SourceLocation.of("run log"), text).withHint(hint), e);
    }
}
