package dev.runnable.conformance;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.spi.TraversingExecutor.Session;
import java.util.ArrayList;
import java.util.List;

/// Executors that run no Python, and what they make of that.
enum Limit implements Bug {
    REFUSES_PYTHON {
        @Override
        public List<Problem> check(
                TraversingExecutor right, Pipeline pipeline, RunContext context) {
            List<Problem> problems = new ArrayList<>();
            pipeline.graph()
                    .visit((path, node) -> {
                        if (isPython(node)) {
                            problems.add(refusal(pipeline).inStep(path));
                        }
                    });
            return problems;
        }
    },
    REFUSES_WITHOUT_A_STEP {
        @Override
        public List<Problem> check(
                TraversingExecutor right, Pipeline pipeline, RunContext context) {
            return List.of(refusal(pipeline));
        }
    },
    FAILS_IN_THE_MIDDLE {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            return isPython(attempt.node())
                    ? AttemptOutcome.Failed.because("there is no Python here")
                    : right.run(attempt);
        }
    };

    @Override
    public Finder finder() {
        return new Finder("Tasks", "pythonFunction");
    }

    private static boolean isPython(Node node) {
        return node instanceof Node.Task task && task.task().type().equals("python");
    }

    private static Problem refusal(Pipeline pipeline) {
        return Problem.error(
                ProblemCode.PLUGIN_REFUSES,
                SourceLocation.of(pipeline.source()),
                "there is no Python here");
    }
}
