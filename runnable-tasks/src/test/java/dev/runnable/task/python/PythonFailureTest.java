package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.spi.AttemptOutcome;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonFailureTest {
    private static final String FUNCTIONS =
            """
            import sys

            def bad():
                raise ValueError("bad value")

            def cause():
                try:
                    bad()
                except ValueError as error:
                    raise Own("outer") from error

            class Own(Exception): pass

            class Mute(Exception):
                def __str__(self): raise RuntimeError

            def mute(): raise Mute()
            def empty(): raise KeyError()
            def endless(): return endless()
            def memory(): return bytearray(1 << 62)
            def interrupted(): raise KeyboardInterrupt()
            def leave(code=None): sys.exit(code)
            def many(n=30): raise ValueError("x") if n == 0 else many2(n - 1)
            def many2(n): return [many, many2][n % 2](n)
            async def later(): bad()
            def fine(): return 1

            class Steps:
                def step(self): pass

            value = 3
            """;
    private final PythonRun run;

    PythonFailureTest(@TempDir Path directory) {
        run =
                PythonRun.in(directory)
                        .file("steps.py", FUNCTIONS)
                        .file("needs.py", "import not_installed_here\n")
                        .file("broken.py", "def f(:\n    pass\n")
                        .file("leaves.py", "import sys\nsys.exit(2)\n")
                        .file("package/__init__.py", "")
                        .file("package/model.py", "def train(): pass\n")
                        .file("this.py", "def f(): pass\n");
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    void exceptionIsToldWithTheUsersFramesOnly() throws InterruptedException {
        assertThat(run.call("steps.bad").result().replaceAll("File \".*/", "File \""))
                .isEqualTo(
                        """
                        ValueError: bad value
                        Traceback (most recent call last):
                          File "steps.py", line 4, in bad
                            raise ValueError("bad value")\
                        """);
    }

    @Test
    void tracebackIsPrintedToStandardErrorToo() throws InterruptedException {
        run.err.clear();

        run.call("steps.bad").run();

        assertThat(run.err)
                .startsWith("Traceback (most recent call last):")
                .endsWith("ValueError: bad value")
                .noneMatch(line -> line.contains("_runnable_bridge"));
    }

    @Test
    void causesAreTold() throws InterruptedException {
        assertThat(run.call("steps.cause").result())
                .startsWith("steps.Own: outer\n")
                .contains("ValueError: bad value\n", "direct cause")
                .doesNotContain("_runnable_bridge");
    }

    @Test
    void tracebackIsCutToItsLastLines() throws InterruptedException {
        assertThat(run.call("steps.many").result().lines()).hasSizeLessThanOrEqualTo(21);
    }

    @Test
    void exceptionsOfEveryKindAreFailures() throws InterruptedException {
        assertThat(run.call("steps.mute").result()).startsWith("steps.Mute: <no text");
        assertThat(run.call("steps.empty").result()).startsWith("KeyError\n");
        assertThat(run.call("steps.endless").result()).startsWith("RecursionError: maximum");
        assertThat(run.call("steps.memory").result()).startsWith("MemoryError");
        assertThat(run.call("steps.interrupted").result()).startsWith("KeyboardInterrupt\n");
        assertThat(run.call("steps.later").result())
                .startsWith("ValueError: bad value\nTraceback")
                .doesNotContain("asyncio");
        assertThat(run.call("steps.fine").value()).isEqualTo("1");
    }

    @Test
    void exitWithAnErrorIsAFailureWithItsCode() throws InterruptedException {
        AttemptOutcome outcome = run.call("steps.leave").with("code", "3").run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AttemptOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.exitCode()).isEqualTo(OptionalInt.of(3));
                            assertThat(failed.message())
                                    .startsWith("SystemExit: the function called exit(3)\n");
                        });
        assertThat(run.call("steps.leave").with("code", "\"no data\"").result())
                .startsWith("SystemExit: no data\n");
    }

    @Test
    void exitWithoutAnErrorIsTheEndOfAProgram() throws InterruptedException {
        assertThat(run.call("steps.leave").with("code", "0").result()).isEqualTo("{}");
    }

    @Test
    void exitBeforeTheDeclaredValuesIsAFailure() throws InterruptedException {
        assertThat(run.call("steps.leave").with("code", "0").value())
                .startsWith(
                        "SystemExit: the function called exit(0) before it returned the declared"
                                + " values; use 'return'\n");
    }

    @Test
    void missingModuleIsToldWithThePathsAndTheNearestName() throws InterruptedException {
        assertThat(run.call("stesp.bad").result())
                .startsWith("No module named 'stesp'. Searched: " + run.directory + ", ")
                .contains(run.directory + "/pipeline")
                .endsWith(" Did you mean 'steps'?")
                .doesNotContain("site-packages", "\n");
    }

    @Test
    void missingFunctionIsToldWithTheNearestName() throws InterruptedException {
        assertThat(run.call("steps.bda").result())
                .isEqualTo(
                        "Module 'steps' (%s/steps.py) has no function 'bda'. Did you mean 'bad'?"
                                .formatted(run.directory));
        assertThat(run.call("steps.Steps.stpe").result())
                .isEqualTo("Class 'Steps' has no method 'stpe'. Did you mean 'step'?");
        assertThat(run.call("package.modle.train").result())
                .endsWith("has neither a function nor a module 'modle'. Did you mean 'model'?");
        assertThat(run.call("steps.value").result())
                .isEqualTo("'steps.value' is not a function, but an int");
    }

    @Test
    void moduleThatHidesTheUsersIsNamed() throws InterruptedException {
        run.file("json.py", "def mine(): pass\n");

        assertThat(run.call("json.mine").result())
                .endsWith(
                        "%s/json.py is hidden by it: rename your module.".formatted(run.directory));
    }

    @Test
    void moduleThatFailsWhileItIsImportedIsNotCalledMissing() throws InterruptedException {
        assertThat(run.call("needs.f").result())
                .startsWith(
                        "Module 'needs' could not be imported: ModuleNotFoundError: No module"
                                + " named 'not_installed_here'. Install 'not_installed_here' for ")
                .contains("or set 'python:'", "needs.py\", line 1, in <module>")
                .doesNotContain("importlib");
        assertThat(run.call("broken.f").result())
                .startsWith("Module 'broken' could not be imported: SyntaxError: invalid syntax")
                .contains("def f(:");
        assertThat(run.call("leaves.f").result())
                .startsWith("Module 'leaves' could not be imported: SystemExit: 2");
    }
}
