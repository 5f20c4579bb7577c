package dev.runnable.plugins.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.extension.Extensions;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/// An executor that was made from a configuration, and what is wrong with that.
record Airflow(Optional<AirflowExecutor> made, List<Problem> mistakes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// With these lines in `config`, besides what is always needed.
    static Airflow of(String... lines) {
        return configured("shared_folder: /mnt/runnable\n" + String.join("\n", lines));
    }

    /// With these lines in `config`.
    static Airflow configured(String lines) {
        String text = "pipeline-executor:\n  type: airflow\n  config:\n" + lines.indent(4);
        AirflowProvider provider = new AirflowProvider();
        Services services = new Services(Extensions.onClassPath());
        ConfigurationReading reading =
                new ConfigurationReader(services.known()).readText(text, "config.yaml", Map.of());
        Problems problems = new Problems();
        problems.addAll(reading.problems());
        Optional<AirflowExecutor> executor =
                reading.configuration()
                        .map(Configuration::executor)
                        .flatMap(spec -> provider.make(spec.settings(problems), here(services)))
                        .map(AirflowExecutor.class::cast);
        return new Airflow(executor, problems.sorted());
    }

    private static ServiceContext here(Services services) {
        return services.context(
                Path.of("").toAbsolutePath(),
                Map.of(),
                InstantSource.system(),
                ZoneOffset.UTC,
                new Random(1));
    }

    List<String> told() {
        return mistakes.stream().map(Problem::toString).toList();
    }

    AirflowExecutor executor() {
        if (mistakes.stream().anyMatch(Problem::isError)) {
            throw new AssertionError(told().toString());
        }
        return made.orElseThrow();
    }

    /// What is wrong with this pipeline here.
    List<Problem> problems(Pipeline pipeline) {
        return executor().check(pipeline, context());
    }

    List<String> check(String pipeline) {
        return problems(pipeline(pipeline)).stream().map(Problem::toString).toList();
    }

    static Pipeline pipeline(String text) {
        return PipelineReader.readText(text, "train.yaml", CommandTypes.builtIn()).orThrow();
    }

    private static RunContext context() {
        Path here = Path.of("").toAbsolutePath();
        return new RunContext(
                "run", "", here, here, here, Map.of(), Optional.empty(), List.of(), List.of());
    }

    String render(String pipeline) {
        return rendering(pipeline(pipeline), Map.of(), "").text();
    }

    Rendering rendering(Pipeline pipeline, Map<String, JsonNode> parameters, String tag) {
        SequencedMap<String, Parameter> initial = new LinkedHashMap<>();
        pipeline.parameters()
                .forEach((name, value) -> initial.put(name, new Parameter.Json(value)));
        parameters.forEach((name, value) -> initial.put(name, new Parameter.Json(value)));
        return executor()
                .render(
                        new RenderRequest(
                                pipeline,
                                initial,
                                Optional.empty(),
                                tag,
                                Airflow::configurationOnWorkers));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the core makes it, in short.
    private static JsonNode configurationOnWorkers(String folder) {
        return json(
                """
                {"pipeline-executor": {"type": "local"},
                 "run-log-store": {"type": "chunked-fs", "config": {"log_folder": "%1$s/run_logs"}},
                 "catalog": {"type": "file-system", "config": {"catalog_location": "%1$s/catalog"}},
                 "secrets": {"type": "env-secrets"}}
                """
                        .formatted(folder));
    }
}
