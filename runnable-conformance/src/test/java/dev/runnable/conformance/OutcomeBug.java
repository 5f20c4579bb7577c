package dev.runnable.conformance;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor.Session;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What is told of how a task ended is wrong.
enum OutcomeBug implements Bug {
    LOSES_THE_LAST_OUTPUT("Parameters", "valuesOut") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outputs(
                    outcome,
                    outputs -> {
                        if (outputs.size() > 1) {
                            outputs.pollLastEntry();
                        }
                    });
        }
    },
    MAKES_TEXT_OF_ALL_OUTPUTS("Parameters", "valuesOut") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outputs(
                    outcome,
                    outputs ->
                            outputs.replaceAll((_, it) ->
                                    new Parameter.Json(TextNode.valueOf(it.value().toString()))));
        }
    },
    INVENTS_OUTPUTS("Tasks", "shellReturns") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outputs(
                    outcome,
                    outputs -> outputs.put("unasked", new Parameter.Json(TextNode.valueOf("x"))));
        }
    },
    REPORTS_SUCCESS_FOR_FAILURE("Failures", "noTriesAsked") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outcome instanceof Failed ? new Succeeded(new LinkedHashMap<>()) : outcome;
        }
    },
    LOSES_THE_EXIT_CODE("Failures", "exitCode") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outcome instanceof Failed failed
                    ? new Failed(failed.message(), OptionalInt.empty())
                    : outcome;
        }
    },
    SWALLOWS_FAILURE_TEXTS("Failures", "noCommand") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outcome instanceof Failed failed
                    ? new Failed("the task failed", failed.exitCode())
                    : outcome;
        }
    },
    TELLS_ONLY_THE_FIRST_LINE("Failures", "exitCode") {
        @Override
        AttemptOutcome told(AttemptOutcome outcome) {
            return outcome instanceof Failed failed
                    ? new Failed(failed.message().lines().findFirst().orElse(""), failed.exitCode())
                    : outcome;
        }
    },
    FORGETS_WHAT_REDUCERS_ARE_FOR("FanOut", "pythonReducers") {
        @Override
        public AttemptOutcome reduce(Session right, Reduction reduction) {
            SequencedMap<String, Parameter> firsts = new LinkedHashMap<>();
            reduction
                    .values()
                    .forEach((name, values) ->
                            firsts.put(name, new Parameter.Json(values.getFirst())));
            return new Succeeded(firsts);
        }
    },
    RETRIES_BY_ITSELF("Failures", "logsOfTries") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            AttemptOutcome first = right.run(attempt);
            return first instanceof Failed ? right.run(attempt) : first;
        }
    },
    RUNS_A_TASK_TWICE("Order", "once") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            right.run(attempt);
            return right.run(attempt);
        }
    };

    private final String group;
    private final String method;

    OutcomeBug(String group, String method) {
        this.group = group;
        this.method = method;
    }

    @Override
    public Finder finder() {
        return new Finder(group, method);
    }

    AttemptOutcome told(AttemptOutcome outcome) {
        return outcome;
    }

    @Override
    public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
            throws InterruptedException {
        return told(right.run(attempt));
    }

    private interface Change {
        void apply(SequencedMap<String, Parameter> outputs);
    }

    private static AttemptOutcome outputs(AttemptOutcome outcome, Change change) {
        if (!(outcome instanceof Succeeded(SequencedMap<String, Parameter> right))) {
            return outcome;
        }
        SequencedMap<String, Parameter> changed = new LinkedHashMap<>(right);
        change.apply(changed);
        return new Succeeded(changed);
    }
}
