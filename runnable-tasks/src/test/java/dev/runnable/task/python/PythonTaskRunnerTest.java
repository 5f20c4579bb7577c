package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTaskRunnerTest {
    @TempDir private Path directory;

    private static Node.Task task(String command, SequencedMap<String, JsonNode> settings) {
        TaskSpec spec = new TaskSpec("python", command, List.of(), List.of(), settings);
        return new Node.Task("train", spec, CatalogSpec.NONE, StepOptions.NONE);
    }

    private List<String> check(Map<String, String> environment, Node.Task... tasks) {
        try (PythonRun run = PythonRun.in(directory, environment)) {
            return run.runner.check(List.of(tasks)).stream()
                    .map(problem ->
                            problem.toString().replace(run.directory + "/pipeline", "PLACE"))
                    .toList();
        }
    }

    @Test
    void missingInterpreterIsOneProblemOfTheEnvironment() {
        Node.Task task = task("steps.f", Collections.emptyNavigableMap());

        assertThat(check(Map.of("VIRTUAL_ENV", "/gone"), task, task))
                .containsExactly(
                        "error: PLACE: no Python interpreter: there is no program"
                                + " '/gone/bin/python' (from the active VIRTUAL_ENV). Install"
                                + " Python 3.8 or newer, activate a virtual environment, or set"
                                + " 'python:' in the configuration to an interpreter [RNB-402]");
    }

    @Test
    void nothingIsAskedForWhenThereIsNoTask() {
        assertThat(check(Map.of("VIRTUAL_ENV", "/gone"))).isEmpty();
    }

    @Test
    void taskThatNamesNoFunctionOrUnknownKeysIsAProblem() {
        TreeMap<String, JsonNode> settings = new TreeMap<>();
        settings.put("comand", PythonRun.json("1"));
        List<String> problems =
                check(
                        Map.of("VIRTUAL_ENV", "/gone"),
                        task("steps", Collections.emptyNavigableMap()),
                        task("python steps.py", Collections.emptyNavigableMap()),
                        task("paket.größe.f", settings));

        assertThat(problems)
                .contains(
                        "error: PLACE: step 'train': the command 'steps' names no Python"
                                + " function. Write it as 'module.function' or"
                                + " 'package.module.function'. [RNB-114]",
                        "error: PLACE: step 'train': unknown property 'comand' of a python task."
                                + " Did you mean 'command'? [RNB-102]")
                .hasSize(4);
    }

    @Test
    void runWithoutAnInterpreterFailsWithWhatToDo() throws InterruptedException {
        try (PythonRun run = PythonRun.in(directory, Map.of("VIRTUAL_ENV", "/gone"))) {
            assertThat(run.call("steps.f").result())
                    .startsWith("no Python interpreter")
                    .endsWith("in the configuration to an interpreter");
        }
    }

    @Nested
    @RequiresPython
    final class Commands {
        @Test
        void moduleMayHaveANameThatNoImportStatementCanSay() throws InterruptedException {
            try (PythonRun run = PythonRun.in(directory)) {
                run.file("02-steps/clean-up.py", "def f(): return 7");
                String command = "02-steps.clean-up.f";

                assertThat(check(Map.of(), task(command, Collections.emptyNavigableMap())))
                        .isEmpty();
                assertThat(run.call(command).value()).isEqualTo("7");
            }
        }
    }

    @Nested
    @RequiresPython
    final class Concurrent {
        @Test
        void callsAtOnceHaveWorkersOfTheirOwnThatAreUsedAgain() throws Exception {
            try (PythonRun run =
                            PythonRun.in(directory)
                                    .file(
                                            "steps.py",
                                            """
                                            import os, time
                                            def f(x): time.sleep(0.3); return os.getpid()
                                            """);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Set<String> first = pids(run, threads);

                assertThat(first).hasSize(3);
                assertThat(pids(run, threads)).isEqualTo(first);
            }
        }

        private Set<String> pids(PythonRun run, ExecutorService threads) throws Exception {
            List<Callable<String>> calls =
                    Collections.nCopies(3, () -> run.call("steps.f").with("x", "1").value());
            List<String> pids = new ArrayList<>();
            for (Future<String> pid : threads.invokeAll(calls)) {
                pids.add(pid.get());
            }
            return new HashSet<>(pids);
        }
    }
}
