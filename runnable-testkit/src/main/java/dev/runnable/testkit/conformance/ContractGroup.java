package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.Problem;
import dev.runnable.run.PipelineRun;
import dev.runnable.run.Preparation;
import dev.runnable.run.Translation;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TraversingExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the interfaces of executors ask of whoever implements them.
@Checks(Behaviour.CONTRACT)
abstract class ContractGroup {
    private static final Scenario PIPELINE = Scenario.of("order").file("note.txt", "third\n");
    private static final Scenario STUBS = Scenario.of("stubs");

    private final Kit kit;

    ContractGroup(Kit kit) {
        this.kit = kit;
    }

    /// An executor with what it is asked about.
    private record Asked(
            GenericPipelineExecutor executor, List<Problem> problems, RunContext context) {}

    private static Asked ask(Project project) {
        return switch (project.prepare(Kit.RUN_ID)) {
            case Preparation.Ready ready ->
                    new Asked(
                            ready.services().executor(),
                            new PipelineRun(ready.request(), ready.services(), List.of()).check(),
                            ready.services().context().apply(Kit.RUN_ID));
            case Preparation.ForPlatform document -> {
                Translation translation = document.translation();
                yield new Asked(translation.executor(), translation.check(), translation.context());
            }
        };
    }

    @Test
    @DisplayName("its type is the one by which a configuration chooses it")
    void type() throws Exception {
        Project project = kit.project(PIPELINE);

        assertThat(ask(project).executor().type())
                .isEqualTo(project.preparation().chosen().executor().type());
    }

    @Test
    @DisplayName("it takes at least one task at once, and as many as its configuration says")
    void concurrency() throws Exception {
        Project project = kit.project(PIPELINE);
        Assumptions.assumeTrue(
                ask(project).executor() instanceof TraversingExecutor, "it runs nothing here");
        TraversingExecutor executor = (TraversingExecutor) ask(project).executor();

        assertThat(executor.concurrency()).isPositive();
        kit.subject().most().ifPresent(most -> assertThat(executor.concurrency()).isEqualTo(most));
    }

    @Test
    @DisplayName("a check finds nothing wrong with what can run, again and again")
    void check() throws Exception {
        Project project = kit.project(PIPELINE);

        assertThat(ask(project).problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(ask(project).problems()).isEqualTo(ask(project).problems());
    }

    @Test
    @DisplayName("a check starts nothing and changes nothing")
    void checkIsHarmless() throws Exception {
        Project project = kit.project(PIPELINE);
        Map<String, String> before = files(project.folder());
        Set<Long> children = children();
        ask(project);

        assertThat(files(project.folder())).isEqualTo(before);
        Set<Long> more = children();
        more.removeAll(children);
        assertThat(more).as("processes that go on after a check").isEmpty();
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                boolean isFile = Files.isRegularFile(file);
                files.put(file.toString(), isFile ? Files.readString(file) : "folder");
            }
        }
        return files;
    }

    @Test
    @DisplayName("a pipeline of which nothing reaches it succeeds")
    void nothingToDo() throws Exception {
        kit.run(STUBS).succeeded();
    }

    @Test
    @Checks({Behaviour.CONTRACT, Behaviour.ORDER})
    @DisplayName("a run leaves nothing in the folder for temporary files")
    void temporaryFiles() throws Exception {
        Path temporary = kit.run(PIPELINE).succeeded().project().resolveSibling("tmp");

        if (Files.exists(temporary)) {
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("the same pipeline gives the same document, byte by byte")
    void rendering() throws Exception {
        Project project = kit.project(PIPELINE);
        Assumptions.assumeTrue(
                project.prepare(Kit.RUN_ID) instanceof Preparation.ForPlatform,
                "it writes no documents");

        assertThat(render(project)).isEqualTo(render(project));
    }

    private static String render(Project project) {
        return ((Preparation.ForPlatform) project.prepare(Kit.RUN_ID))
                .translation()
                .render()
                .text();
    }
}
