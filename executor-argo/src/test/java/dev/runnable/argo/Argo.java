package dev.runnable.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.config.KnownServices;
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

/// An executor that was made from a configuration file, and what is wrong with the file.
record Argo(Optional<ArgoExecutor> made, List<Problem> mistakes) {
    static final String SERVICES =
            """
            run-log-store: {type: chunked-fs}
            """;

    /// What most tests need, as the lines below `config`.
    static final String LEAST = "image: team/image:1\npvc_for_runnable: shared";

    private static final ObjectMapper JSON = new ObjectMapper();

    /// With these lines in `config`, besides what is always needed.
    static Argo of(String... lines) {
        return configured(LEAST + "\n" + String.join("\n", lines));
    }

    /// With these lines in `config`.
    static Argo configured(String lines) {
        return ofFile("pipeline-executor:\n  type: argo\n  config:\n" + lines.indent(4) + SERVICES);
    }

    static Argo ofFile(String text) {
        return ofFile(text, Map.of());
    }

    static Argo ofFile(String text, Map<String, String> environment) {
        ArgoProvider provider = new ArgoProvider();
        Services services = new Services(Extensions.onClassPath());
        KnownServices known = services.known();
        ConfigurationReading reading =
                new ConfigurationReader(known).readText(text, "config.yaml", environment);
        Problems problems = new Problems();
        problems.addAll(reading.problems());
        Optional<ArgoExecutor> executor =
                reading.configuration()
                        .map(Configuration::executor)
                        .map(spec ->
                                (ArgoExecutor)
                                        provider.create(spec.settings(problems), here(services)));
        return new Argo(executor, problems.sorted());
    }

    static ServiceContext here(Services services) {
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

    ArgoExecutor executor() {
        if (mistakes.stream().anyMatch(Problem::isError)) {
            throw new AssertionError(told().toString());
        }
        return made.orElseThrow();
    }

    /// What is wrong with this pipeline here.
    List<String> check(String pipeline) {
        return executor().check(pipeline(pipeline), context()).stream()
                .map(Problem::toString)
                .toList();
    }

    static Pipeline pipeline(String text) {
        return PipelineReader.readText(text, "train.yaml", CommandTypes.builtIn()).orThrow();
    }

    static RunContext context() {
        Path here = Path.of("").toAbsolutePath();
        return new RunContext(
                "run", "", here, here, here, Map.of(), Optional.empty(), List.of(), List.of());
    }

    Document render(String pipeline) {
        return render(pipeline(pipeline), Map.of(), "");
    }

    Document render(Pipeline pipeline, Map<String, JsonNode> parameters, String tag) {
        return new Document(rendering(pipeline, parameters, tag));
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
                                Argo::configurationInPods));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the core makes it, in short.
    static JsonNode configurationInPods(String folder) {
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
