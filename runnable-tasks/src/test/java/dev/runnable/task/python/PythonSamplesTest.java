package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a Python task would return, told by its annotations alone.
class PythonSamplesTest {
    @TempDir Path folder;

    /// @param source the head of `def f(...)` and what is around it
    private Map<String, String> samples(String source, String command, String... returns)
            throws IOException {
        Files.createDirectories(folder.resolve("pkg"));
        Files.writeString(folder.resolve("pkg/steps.py"), source);
        return new Trial(new PythonTaskRunnerProvider(), folder, command)
                .returns(returns)
                .samples();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "int; 1",
                "float; 1.0",
                "bool; false",
                "str; `\"text\"`",
                "list[str]; `[\"text-1\",\"text-2\",\"text-3\"]`",
                "typing.List[float]; [1.0,1.0,1.0]",
                "list; []",
                "dict[str, list[int]]; `{\"key\":[1,1,1]}`",
                "Dict[str, Unknown]; {}",
                "Optional[int]; 1",
                "Union[Unknown, str]; ",
                "int | None; 1",
                "None | int; 1",
                "tuple[int, ...]; [1,1,1]",
                "tuple[int, str]; `[1,\"text\"]`",
                "Literal['red', 'blue']; `\"red\"`",
                "Literal[3]; 3",
                "'int'; 1",
                "Frame; "
            })
    void valueIsOfTheAnnotatedType(String annotation, String json) throws Exception {
        String source =
                "import os\n\nasync def f(a: dict[str, int] = {}, *b) -> "
                        + annotation
                        + ":\n    pass\n";

        Map<String, String> expected = json == null ? Map.of() : Map.of("x", json);
        assertThat(samples(source, "pkg.steps.f", "x")).isEqualTo(expected);
    }

    @Test
    void partsOfATupleAreSeveralReturns() throws Exception {
        String source =
                """
                def f(
                    a: int,
                ) -> tuple[list[int], Frame, str]:
                    pass
                """;

        assertThat(samples(source, "pkg.steps.f", "a", "b", "c"))
                .isEqualTo(Map.of("a", "[1,1,1]", "c", "\"text\""));
        assertThat(samples(source, "pkg.steps.f", "a", "b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def g() -> int: pass",
                "def f(): pass",
                "def f(a = '(') -> int: pass",
                "def f(",
                "# def f() -> int: pass",
                "raise SystemExit(1)",
                "def f() -> [[[: pass",
                "def f() -> list[int: pass"
            })
    void whatIsNotToldIsNotKnown(String source) throws Exception {
        assertThat(samples(source, "pkg.steps.f", "x").getOrDefault("x", "[]")).isEqualTo("[]");
    }

    @Test
    void moduleThatIsNotThereTellsNothing() throws Exception {
        assertThat(samples("", "pkg.other.f", "x")).isEmpty();
        assertThat(samples("", "f", "x")).isEmpty();
    }

    @Test
    void moduleIsNotRun() throws Exception {
        String source = "open('ran', 'w')\ndef f() -> int: pass\n";

        assertThat(samples(source, "pkg.steps.f", "x")).containsEntry("x", "1");
        assertThat(folder.resolve("ran")).doesNotExist();
    }
}
