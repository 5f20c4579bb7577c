import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.extension.Extensions;
import dev.runnable.service.Services;
import dev.runnable.argo.ArgoProvider;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.KnownServices;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problems;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.TranspilingExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.Optional;

/// Started by `argo.py`: reads a pipeline and renders it for Argo, once, in a process that has done
/// nothing before. Prints the milliseconds of reading and of rendering, the
/// processor time of the whole process, and the summary.
///
///     java -cp ... Rendering PIPELINE
final class RenderingBenchmark {
    private static final String CONFIGURATION =
            "pipeline-executor: {type: argo, config: {image: a, pvc_for_runnable: a}}\n";

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Path file = Path.of(args[0]);
        Pipeline pipeline = PipelineReader.read(file, file.getFileName().toString(), CommandTypes.builtIn()).orThrow();
        long read = System.nanoTime();
        Services services = new Services(Extensions.onClassPath());
        ArgoProvider provider = new ArgoProvider();
        KnownServices known = services.known();
        TranspilingExecutor executor =
                (TranspilingExecutor)
                        provider.create(
                                new ConfigurationReader(known)
                                        .readText(CONFIGURATION, "config.yaml", Map.of())
                                        .orThrow()
                                        .executor()
                                        .settings(new Problems()),
                                services.context(
                                        Path.of("").toAbsolutePath(), Map.of(), InstantSource.system(), ZoneOffset.UTC, new Random(1)));
        Rendering rendering =
                executor.render(
                        new RenderRequest(
                                pipeline,
                                new LinkedHashMap<>(),
                                Optional.empty(),
                                "",
                                _ -> JsonNodeFactory.instance.objectNode()));
        long rendered = System.nanoTime();
        System.out.printf(
                "%d %d %d %s%n",
                (read - start) / 1_000_000,
                (rendered - read) / 1_000_000,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis(),
                rendering.summary());
        if (args.length > 1) {
            Files.writeString(Path.of(args[1]), rendering.text());
        }
    }
}
