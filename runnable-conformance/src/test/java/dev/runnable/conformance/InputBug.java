package dev.runnable.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/// A task does not get what it should, or more than that.
enum InputBug implements Bug {
    MAKES_TEXT_OF_ITEMS("FanOut", "types") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            SequencedMap<String, JsonNode> texts = new LinkedHashMap<>();
            attempt.variables()
                    .forEach((name, it) -> texts.put(name, TextNode.valueOf(it.asText())));
            return Attempts.withVariables(attempt, texts);
        }
    },
    FORGETS_ITEMS("FanOut", "items") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            return Attempts.withVariables(attempt, new LinkedHashMap<>());
        }
    },
    SHARES_PARAMETERS_ACROSS_BRANCHES("Parameters", "itemsAreSeparate") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            SequencedMap<String, Parameter> all = new LinkedHashMap<>(attempt.parameters());
            PARAMETERS.forEach(all::putIfAbsent);
            AttemptOutcome outcome = right.run(Attempts.withParameters(attempt, all));
            if (outcome instanceof AttemptOutcome.Succeeded(var outputs)) {
                PARAMETERS.putAll(outputs);
            }
            return outcome;
        }
    },
    FORGETS_PARAMETERS("Parameters", "valuesIn") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            return Attempts.withParameters(attempt, new LinkedHashMap<>());
        }
    },
    JOINS_LINES_OF_VALUES("HostileOnes", "parameters") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            SequencedMap<String, Parameter> changed = new LinkedHashMap<>(attempt.parameters());
            changed.replaceAll((_, it) ->
                    it.value().isTextual()
                            ? new Parameter.Json(
                                    TextNode.valueOf(it.value().asText().replace('\n', ' ')))
                            : it);
            return Attempts.withParameters(attempt, changed);
        }
    },
    MANGLES_NAMES("HostileOnes", "toldNames") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            Map<String, String> changed = new HashMap<>(attempt.environment());
            changed.computeIfPresent(
                    "RUNNABLE_STEP_NAME", (_, it) -> it.replaceAll("[^A-Za-z0-9._-]", "_"));
            return Attempts.withEnvironment(attempt, changed);
        }
    },
    DROPS_VARIABLES("Tasks", "environment") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            Map<String, String> changed = new HashMap<>(attempt.environment());
            changed.remove("RUNNABLE_RUN_TAG");
            return Attempts.withEnvironment(attempt, changed);
        }
    },
    TAKES_EVERY_TRY_FOR_THE_FIRST("Failures", "retries") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            Map<String, String> changed = new HashMap<>(attempt.environment());
            changed.put("RUNNABLE_STEP_ATTEMPT", "1");
            return Attempts.withEnvironment(attempt, changed);
        }
    },
    WITHHOLDS_SECRETS("Secrets", "reaches") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            return Attempts.withSecrets(attempt, Map.of());
        }
    },
    LEAKS_SECRETS_TO_OTHER_TASKS("Secrets", "othersDoNot") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            SECRETS.putAll(attempt.secrets());
            return Attempts.withSecrets(attempt, SECRETS);
        }
    },
    WRITES_SECRETS_TO_A_FILE("Secrets", "nowhereLeft") {
        @Override
        public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
                throws InterruptedException {
            Path folder = context.workingDirectory();
            write(folder.resolve(attempt.step().name() + ".env"), attempt.secrets().toString());
            return right.run(attempt);
        }
    },
    IGNORES_SANDBOXES("Catalog", "sandbox") {
        @Override
        TaskAttempt given(TaskAttempt attempt) {
            return Attempts.withoutFolder(attempt);
        }
    },
    RUNS_IN_ANOTHER_FOLDER("Order", "workingDirectory") {
        @Override
        public RunContext open(RunContext it) {
            return new RunContext(
                    it.runId(),
                    it.tag(),
                    it.workingDirectory().resolve("..").normalize(),
                    it.pipelineDirectory(),
                    it.temporaryDirectory(),
                    it.environment(),
                    it.python(),
                    it.classpath(),
                    it.passEnvironment(),
                    it.code(),
                    it.selfStart());
        }
    };

    private static final Map<String, Parameter> PARAMETERS = new ConcurrentHashMap<>();
    private static final Map<String, String> SECRETS = new ConcurrentHashMap<>();

    private final String group;
    private final String method;

    InputBug(String group, String method) {
        this.group = group;
        this.method = method;
    }

    @Override
    public Finder finder() {
        return new Finder(group, method);
    }

    TaskAttempt given(TaskAttempt attempt) {
        return attempt;
    }

    @Override
    public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
            throws InterruptedException {
        return right.run(given(attempt));
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
