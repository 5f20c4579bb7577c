package dev.runnable.plugins.airflow.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Pipeline;
import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.plugins.airflow.config.DagOptions;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// A pipeline as the file that Airflow reads. It needs nothing beside it.
public final class DagFile {
    private static final String RUN_ID = "run_id";

    /// Of parameters that a variable of the environment can carry.
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_]+");

    private static final List<String> IMPORTS =
            List.of(
                    "import hashlib",
                    "import json",
                    "import os",
                    "import re",
                    "import shutil",
                    "import signal",
                    "import subprocess",
                    "import tempfile",
                    "from datetime import datetime, timedelta, timezone",
                    "",
                    "from airflow.providers.standard.operators.empty import EmptyOperator",
                    "from airflow.sdk import DAG, BaseOperator, TaskGroup, task_group",
                    "from airflow.sdk.exceptions import AirflowException, AirflowFailException",
                    "from airflow.sdk.exceptions import AirflowSkipException");

    private final AirflowConfiguration configuration;
    private final String executor;

    /// @param executor its type, by which steps name their overrides
    public DagFile(AirflowConfiguration configuration, String executor) {
        this.configuration = configuration;
        this.executor = executor;
    }

    /// The same for the same request.
    public Rendering render(RenderRequest request) {
        Script script = new Script();
        String id = configuration.dag().id().orElseGet(() -> Names.dag(stem(request.pipeline())));
        script.line("# Rendered from a pipeline by runnable: change that, not this file.");
        IMPORTS.forEach(script::line);
        script.line("");
        constants(script, request);
        script.line("").line("");
        operators().lines().forEach(script::line);
        script.line("").line("");
        int processes = dag(script, request, id);
        String text = script.toString();
        return new Rendering(
                configuration.outputFile().orElse(id + ".py"),
                text,
                "DAG '%s', %d processes, %.1f kB"
                        .formatted(id, processes, text.getBytes(UTF_8).length / 1000.0));
    }

    private static String stem(Pipeline pipeline) {
        String source = pipeline.source().replace('\\', '/');
        return source.substring(source.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z]+$", "");
    }

    private void constants(Script script, RenderRequest request) {
        RunFiles files = RunFiles.of(request, configuration.sharedFolder());
        Commands commands =
                new Commands(configuration, files, request.pipeline().source(), request.tag());
        script.line("# what the processes of a run read, and where it is put on the workers");
        script.line("FOLDER = " + Python.text(files.folder()));
        script.texts("FILES", files.texts());
        script.line("");
        script.line("WORKING_DIRECTORY = " + Python.text(configuration.projectFolder()));
        script.line("KILL_GRACE = " + configuration.grace().toMillis() / 1000.0);
        script.line("PARAMETERS = " + Python.json(parameters(request)));
        script.line("COMMANDS = {");
        script.in();
        for (Work work : Work.values()) {
            script.line(Python.text(work.text()) + ": " + commands.python(work) + ",");
        }
        script.out();
        script.line("}");
    }

    private ObjectNode parameters(RenderRequest request) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (configuration.exposeParameters()) {
            request.parameters()
                    .forEach((name, parameter) -> {
                        if (PARAMETER.matcher(name).matches() && !name.equals(RUN_ID)) {
                            parameters.set(name, parameter.value());
                        }
                    });
        }
        return parameters;
    }

    private int dag(Script script, RenderRequest request, String id) {
        script.call("with DAG", arguments(request, id), ":");
        script.in();
        Tasks tasks = new Tasks(script, configuration, executor);
        GraphTasks steps =
                GraphTasks.write(
                        request.pipeline().graph(),
                        tasks,
                        new Composites(tasks),
                        Where.ROOT,
                        Start.AT_ONCE);
        tasks.close(steps.over());
        script.out();
        return tasks.processes();
    }

    private SequencedMap<String, String> arguments(RenderRequest request, String id) {
        DagOptions dag = configuration.dag();
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        arguments.put("dag_id", Python.text(id));
        dag.description()
                .or(() -> request.pipeline().graph().description())
                .ifPresent(it -> arguments.put("description", Python.text(it)));
        arguments.put("schedule", dag.schedule().map(Python::text).orElse("None"));
        arguments.put(
                "start_date",
                "datetime(%d, %d, %d, tzinfo=timezone.utc)"
                        .formatted(
                                dag.start().getYear(),
                                dag.start().getMonthValue(),
                                dag.start().getDayOfMonth()));
        arguments.put("catchup", "False");
        arguments.put("tags", Python.texts(dag.tags()));
        dag.maxActiveRuns().ifPresent(it -> arguments.put("max_active_runs", Integer.toString(it)));
        dag.timeout().ifPresent(it -> arguments.put("dagrun_timeout", Python.duration(it)));
        arguments.put(
                "params",
                "{%s: %s, **PARAMETERS}"
                        .formatted(Python.text(RUN_ID), Python.text(request.runId().orElse(""))));
        return arguments;
    }

    private static String operators() {
        try (InputStream in = DagFile.class.getResourceAsStream("operators.py")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
