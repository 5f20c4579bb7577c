package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonBindingTest {
    private static final String FUNCTIONS =
            """
            import argparse, asyncio, functools

            def add(x, y=2): return x + y
            def star(x, *args, y=1, **rest): return [x, list(args), y, rest]
            def only(a, b=5, /, *, c): return [a, b, c]
            def namespace(x, ns: argparse.Namespace): return [x, vars(ns)]
            def both(ns: argparse.Namespace, **rest): return [vars(ns), rest]

            async def soon(x):
                await asyncio.sleep(0)
                return x

            def loop():
                loop = asyncio.get_event_loop_policy().get_event_loop()
                return loop.run_until_complete(soon(7))

            def logged(function):
                @functools.wraps(function)
                def inner(*args, **kwargs):
                    return function(*args, **kwargs) * 10
                return inner

            @logged
            def decorated(x: int, y: "int" = 1): return x + y

            half = functools.partial(add, y=0.5)

            class Steps:
                def __init__(self): self.base = 100
                def method(self, x: int): return self.base + x
                @classmethod
                def of_class(cls, x: int): return cls.__name__ + str(x)
                @staticmethod
                def static(x: int): return -x

            class Callable:
                def __call__(self, x: "int"): return x * 3

            thrice = Callable()
            """;
    private final PythonRun run;

    PythonBindingTest(@TempDir Path directory) {
        run =
                PythonRun.in(directory)
                        .file("steps.py", FUNCTIONS)
                        .file("package/inner/deep.py", "def f(): return __name__\n")
                        .file("pipeline/beside.py", "def f(): return 'pipeline'\n")
                        .file("twice.py", "def f(): return 'working directory'\n")
                        .file("pipeline/twice.py", "def f(): return 'pipeline'\n");
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    void argumentsAreBoundByNameAndTheRestIsDropped() throws InterruptedException {
        assertThat(run.call("steps.add").with("x", "1").with("z", "9").value()).isEqualTo("3");
        assertThat(run.call("steps.add").with("y", "5").with("x", "1").value()).isEqualTo("6");
    }

    @Test
    void iterationVariableWinsOverTheParameter() throws InterruptedException {
        assertThat(run.call("steps.add").with("x", "1").variable("x", "10").value())
                .isEqualTo("12");
    }

    @Test
    void keywordArgumentsTakeWhatIsLeft() throws InterruptedException {
        assertThat(
                        run.call("steps.star")
                                .with("x", "1")
                                .with("any name", "2")
                                .variable("v", "3")
                                .value())
                .isEqualTo("[1,[],1,{\"any name\":2,\"v\":3}]");
    }

    @Test
    void namespaceTakesWhatIsLeftUnlessThereAreKeywordArguments() throws InterruptedException {
        assertThat(run.call("steps.namespace").with("x", "1").with("y", "2").value())
                .isEqualTo("[1,{\"y\":2}]");
        assertThat(run.call("steps.both").with("x", "1").value()).isEqualTo("[{},{\"x\":1}]");
    }

    @Test
    void positionalOnlyAndKeywordOnlyArgumentsAreBound() throws InterruptedException {
        assertThat(run.call("steps.only").with("a", "1").with("c", "3").value())
                .isEqualTo("[1,5,3]");
    }

    @Test
    void coroutineIsAwaited() throws InterruptedException {
        assertThat(run.call("steps.soon").with("x", "4").value()).isEqualTo("4");
    }

    @Test
    void eventLoopOfTheNextCallIsAsInAFreshProcess() throws InterruptedException {
        run.call("steps.soon").with("x", "4").value();

        assertThat(run.call("steps.loop").value()).isEqualTo("7");
    }

    @Test
    void decoratedFunctionIsBoundByItsOwnSignature() throws InterruptedException {
        assertThat(run.call("steps.decorated").with("x", "\"4\"").value()).isEqualTo("50");
    }

    @Test
    void callablesOfEveryKindCanBeCommands() throws InterruptedException {
        assertThat(run.call("steps.half").with("x", "1").value()).isEqualTo("1.5");
        assertThat(run.call("steps.thrice").with("x", "\"2\"").value()).isEqualTo("6");
        assertThat(run.call("steps.Steps.method").with("x", "\"1\"").value()).isEqualTo("101");
        assertThat(run.call("steps.Steps.of_class").with("x", "1").value()).isEqualTo("\"Steps1\"");
        assertThat(run.call("steps.Steps.static").with("x", "1").value()).isEqualTo("-1");
        assertThat(run.call("package.inner.deep.f").value()).isEqualTo("\"package.inner.deep\"");
    }

    @Test
    void workingDirectoryComesBeforeThePipelinesFolder() throws InterruptedException {
        assertThat(run.call("beside.f").value()).isEqualTo("\"pipeline\"");
        assertThat(run.call("twice.f").value()).isEqualTo("\"working directory\"");
    }

    @Test
    void missingArgumentIsToldWithWhatIsThere() throws InterruptedException {
        assertThat(run.call("steps.add").with("y", "1").with("xx", "2").value())
                .isEqualTo(
                        "Function add has required parameter 'x' that is not present in the"
                                + " parameters (present: 'xx', 'y'). Did you mean 'xx'?");
    }
}
