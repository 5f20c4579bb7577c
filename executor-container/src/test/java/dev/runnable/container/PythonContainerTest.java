package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.fixture.Recorded;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.StepPath;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.python.PythonTaskRunnerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
final class PythonContainerTest {
    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    private Trial function(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve("steps.py"), String.join("\n", lines));
        return new Trial(new PythonTaskRunnerProvider(), folder, "steps." + name);
    }

    @Test
    void functionRunsInTheImageAndReturnsItsValues() throws Exception {
        Trial trial =
                function(
                                "add",
                                "import os, sys",
                                "def add(a: int, b: float = 0.5, item: str = ''):",
                                "    print('in', os.path.exists('/.dockerenv'), item)",
                                "    print('warned', file=sys.stderr)",
                                "    return a + b, os.getcwd()")
                        .parameter("a", "\"3\"")
                        .variable("item", "\"x\"")
                        .returns("sum", "where");

        assertThat(Box.of().outputs(trial))
                .containsExactly(Map.entry("sum", "3.5"), Map.entry("where", "\"" + folder + "\""));
        assertThat(trial.output.out()).containsExactly("in True x");
        assertThat(trial.output.err()).containsExactly("warned");
    }

    @Test
    void exceptionIsToldAsOnThisMachine() throws Exception {
        Trial trial = function("fail", "def fail():", "    raise ValueError('too small')");
        AttemptOutcome.Failed failed = Box.of().failure(trial);

        assertThat(failed).isEqualTo(trial.failure());
        assertThat(failed.message()).startsWith("ValueError: too small");
    }

    @Test
    void processThatDiesIsToldAsSuch() throws Exception {
        Trial trial =
                function("die", "import os", "def die():", "    print('going')", "    os._exit(9)");

        assertThat(Box.of().failure(trial))
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                "Python gave no answer to steps.die: exit code 9\ngoing",
                                OptionalInt.of(9)));
    }

    @Test
    void largeParameterThatTheFunctionTakesIsHandedOver() throws Exception {
        String list =
                IntStream.range(0, 5000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "[", "]"));
        Trial trial =
                function("total", "def total(numbers):", "    return sum(numbers)")
                        .parameter("numbers", list)
                        .returns("sum");

        assertThat(Box.of().outputs(trial)).containsEntry("sum", "12497500");
    }

    @Test
    void imageWithoutPythonIsNamed() throws Exception {
        Trial trial = function("f", "def f(): pass").python("python9");

        assertThat(Box.of().failure(trial).message())
                .startsWith(
                        "Python gave no answer to steps.f: exit code 127 (command not found in the"
                                + " image 'runnable-test:1')")
                .contains("python9");
    }

    @Test
    void reducerRunsInTheImage() throws Exception {
        SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
        values.put("a", List.of(IntNode.valueOf(3), IntNode.valueOf(4)));
        Recorded output = new Recorded();
        Reduction reduction =
                new Reduction(
                        StepPath.root("map"),
                        1,
                        new Reducer.Python(
                                "lambda *x: [sum(x), __import__('os').path.exists('/.dockerenv')]"),
                        values,
                        Set.of(),
                        Map.of(),
                        output,
                        ObjectFiles.none("do-nothing"));
        Trial trial = function("f", "def f(): pass");
        try (TraversingExecutor.Session session = Box.of().executor().open(trial.context())) {
            assertThat(session.reduce(reduction))
                    .hasToString("Succeeded[outputs={a=Json[value=[7,true]]}]");
        }
    }
}
