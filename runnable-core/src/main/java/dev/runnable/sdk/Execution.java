package dev.runnable.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.config.Configuration;
import dev.runnable.definition.Definition;
import dev.runnable.definition.DefinitionSource;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import dev.runnable.run.Narration;
import dev.runnable.run.PipelineRun;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Preparation;
import dev.runnable.run.RunIds;
import dev.runnable.run.RunInputs;
import dev.runnable.run.RunListener;
import dev.runnable.run.Surroundings;
import dev.runnable.run.ThisProcess;
import dev.runnable.runlog.RunLog;
import dev.runnable.spec.CommandTypes;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Runs pipelines in a user's program as the command line does.
final class Execution {
    private static final String RUN_ID = "RUNNABLE_RUN_ID";
    private static final String RETRY = "RUNNABLE_RETRY_RUN_ID";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Definition definition;
    private final RunOptions options;
    private final Surroundings surroundings;
    private final Listener listener;

    Execution(Definition definition, RunOptions options) {
        this.definition = definition;
        this.options = options;
        this.surroundings = surroundings(options);
        this.listener = options.listener().orElseGet(Execution::standardError);
    }

    private static Surroundings surroundings(RunOptions options) {
        Surroundings all = ThisProcess.surroundings(ThisProcess.program());
        return options.workingDirectory()
                .map(folder ->
                        new Surroundings(
                                all.environment(),
                                all.workingDirectory().resolve(folder).normalize(),
                                all.temporaryRoot(),
                                all.ambience(),
                                all.self(),
                                all.plugins()))
                .orElse(all);
    }

    private static Listener standardError() {
        return ThisProcess::tell;
    }

    Run execute() {
        Optional<String> again = environment(RETRY);
        if (again.isPresent()) {
            listener.tell(RETRY + " is set: going on with run " + again.get());
            return retry(again.get());
        }
        return told(() -> {
            Preparation.Ready ready = prepare();
            return finish(new PipelineRun(ready.request(), ready.services(), listeners()), ready);
        });
    }

    Run retry(String runId) {
        return told(() ->
                switch (preparation()
                        .prepareAgain(runId, _ -> source(), true, classpath(), listener::tell)) {
                    case Preparation.Done(RunLog log) -> RunView.of(log);
                    case Preparation.ForPlatform document -> throw document.translation().notHere();
                    case Preparation.Ready ready ->
                            finish(
                                    PipelineRun.again(
                                            ready.request(), ready.services(), listeners(), false),
                                    ready);
                });
    }

    /// All that would keep it from starting, and warnings.
    List<String> problems() {
        try {
            Preparation.Ready ready = prepare();
            List<Problem> found = new ArrayList<>(ready.warnings());
            found.addAll(new PipelineRun(ready.request(), ready.services(), List.of()).check());
            return found.stream().map(Problem::toString).toList();
        } catch (ProblemException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private interface Work {
        Run perform();
    }

    private static Run told(Work work) {
        try {
            return work.perform();
        } catch (ProblemException e) {
            throw new PipelineException(e);
        }
    }

    private Run finish(PipelineRun run, Preparation.Ready ready) {
        ready.warnings().forEach(warning -> listener.tell(warning.toString()));
        try (EndOfProcess _ = EndOfProcess.cancels(run)) {
            return RunView.of(run.run());
        }
    }

    private Preparation preparation() {
        return new Preparation(surroundings, options.configuration().map(Object::toString));
    }

    private Preparation.Ready prepare() {
        SequencedMap<String, JsonNode> values = new LinkedHashMap<>();
        options.parameters().forEach((name, value) -> values.put(name, JSON.valueToTree(value)));
        RunInputs inputs =
                new RunInputs(
                        options.parametersFile().map(Object::toString),
                        List.of(),
                        values,
                        classpath());
        Optional<String> runId = options.runId();
        runId.ifPresent(id -> RunIds.check(id, "run id"));
        Optional<String> fromEnvironment = runId.isPresent() ? runId : environment(RUN_ID);
        fromEnvironment.ifPresent(id -> RunIds.check(id, RUN_ID));
        return preparation().prepare(source(), inputs, fromEnvironment, options.tag());
    }

    private Optional<String> environment(String name) {
        return Optional.ofNullable(surroundings.environment().get(name))
                .filter(it -> !it.isEmpty());
    }

    private List<RunListener> listeners() {
        return List.of(
                new Narration(
                        new Narration.Screen() {
                            @Override
                            public void tell(String line) {
                                listener.tell(line);
                            }

                            @Override
                            public void output(String step, String line) {
                                listener.output(step, line);
                            }
                        }));
    }

    /// Processes that run steps of this pipeline need the classes of this program.
    private static List<String> classpath() {
        return Arrays.stream(ThisProcess.classpath().split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> new File(entry).getAbsolutePath())
                .toList();
    }

    private PipelineSource source() {
        DefinitionSource made =
                new DefinitionSource(
                        definition,
                        definition.name(),
                        surroundings.workingDirectory().resolve(definition.fileName()),
                        surroundings.workingDirectory());
        return new PipelineSource() {
            @Override
            public boolean isThere(Configuration configuration) {
                return true;
            }

            @Override
            public Read read(Configuration configuration, CommandTypes types) {
                DefinitionSource.Made read =
                        made.read(
                                types,
                                Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                                Optional.empty());
                return new Read(read.reading(), Optional.of(made::place), Optional.of(read.code()));
            }
        };
    }
}
