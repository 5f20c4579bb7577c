package dev.runnable.conformance;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.spi.TraversingExecutor.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The executor does what it must not do at some time of its life, or does not what it must.
enum LifeBug implements Bug {
    IS_CALLED_SOMETHING_ELSE("Contract", "type") {
        @Override
        public String type() {
            return "plantd";
        }
    },
    TAKES_NO_TASK_AT_ALL("Contract", "concurrency") {
        @Override
        public int concurrency(int right) {
            return 0;
        }
    },
    RUNS_OUT_OF_LIMIT("Contract", "concurrency") {
        @Override
        public int concurrency(int right) {
            return 64;
        }
    },
    CHECK_STARTS_SOMETHING("Contract", "checkIsHarmless") {
        @Override
        public List<Problem> check(
                TraversingExecutor right, Pipeline pipeline, RunContext context) {
            start(context, "sleep 20");
            return right.check(pipeline, context);
        }
    },
    CHECK_WRITES_A_FILE("Contract", "checkIsHarmless") {
        @Override
        public List<Problem> check(
                TraversingExecutor right, Pipeline pipeline, RunContext context) {
            InputBug.write(context.workingDirectory().resolve("job.sh"), "#!/bin/sh\n");
            return right.check(pipeline, context);
        }
    },
    CHECK_REFUSES_EVERYTHING("Contract", "check") {
        @Override
        public List<Problem> check(
                TraversingExecutor right, Pipeline pipeline, RunContext context) {
            return List.of(
                    Problem.error(
                            ProblemCode.PLUGIN_REFUSES,
                            SourceLocation.of(pipeline.source()),
                            "not today"));
        }
    },
    BREAKS_IN_CLOSE("Contract", "nothingToDo") {
        @Override
        public void close(Session right) {
            right.close();
            throw new IllegalStateException("there is no connection to close");
        }
    },
    LEAVES_TEMPORARY_FILES("Contract", "temporaryFiles") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            Path root = context.temporaryDirectory().resolve("..").normalize();
            root.toFile().mkdirs();
            InputBug.write(root.resolve("job-42.out"), "");
            return right.run(attempt);
        }
    },
    BREAKS_ON_FAILURE("Failures", "exitCode") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            AttemptOutcome outcome = right.run(attempt);
            if (outcome instanceof Failed) {
                throw new IllegalStateException("this has never happened before");
            }
            return outcome;
        }
    },
    IGNORES_INTERRUPTIONS("Timeouts", "failedAttempt") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            FutureTask<AttemptOutcome> task = new FutureTask<>(() -> right.run(attempt));
            Thread.ofVirtual().start(task);
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    // it will end some time
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    },
    LEAVES_PROCESSES_BEHIND("Timeouts", "wholeProcessTree") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            Process process = start(context, attempt.node().task().command());
            int code = process.waitFor();
            return code == 0
                    ? new AttemptOutcome.Succeeded(new java.util.LinkedHashMap<>())
                    : Failed.because("exit code " + code);
        }
    },
    LEAVES_PROCESSES_OF_A_CANCELLED_RUN("Interruptions", "interrupted") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            start(context, ". ./kit-beats.sh; beat");
            return right.run(attempt);
        }
    };

    private final String group;
    private final String method;

    LifeBug(String group, String method) {
        this.group = group;
        this.method = method;
    }

    @Override
    public Finder finder() {
        return new Finder(group, method);
    }

    static Process start(RunContext context, String command) {
        try {
            return new ProcessBuilder("sh", "-c", command)
                    .directory(context.workingDirectory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
