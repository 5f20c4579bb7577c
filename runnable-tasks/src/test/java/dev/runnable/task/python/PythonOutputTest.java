package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.spi.TaskOutput.Stream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonOutputTest {
    private static final String FUNCTIONS =
            """
            import ctypes, io, os, subprocess, sys, time

            def many(n=100_000):
                for i in range(n):
                    print("out", i)
                    print("err", i, file=sys.stderr)

            def binary_many(n=100_000):
                sys.stdout.buffer.write(b"".join(b"line %d\\n" % i for i in range(n)))

            def open_end():
                print("no end", end="")
                sys.stderr.write("here neither")

            def child(): subprocess.run("printf 'one\\ntwo'; printf three >&2", shell=True)
            def from_c(): ctypes.CDLL(None).printf(b"from c")
            def long(n): print("é" * n)
            def bytes_out(): os.write(1, b"a\\xffb\\r\\nc\\rd\\n\\n")
            def surrogate(): print("\\ud800")

            def live(path):
                print("first")
                while not os.path.exists(path): time.sleep(0.01)
                print("second")

            def closes():
                print("before")
                os.close(1)
                os.close(2)

            def closes_texts():
                print("before")
                sys.stdout.close()
                sys.stderr.close()

            def detaches():
                print("before")
                sys.stdout.detach()

            def replaces():
                sys.stdout = io.StringIO()
                print("lost")

            def redirects(path):
                with open(path, "w") as file:
                    os.dup2(file.fileno(), 1)
                    print("to the file", end="")

            def unblocks(): os.set_blocking(1, False)
            def hello(): print("hello")
            """;
    private final PythonRun run;
    private final Path directory;

    PythonOutputTest(@TempDir Path directory) {
        this.directory = directory;
        run = PythonRun.in(directory).file("steps.py", FUNCTIONS);
    }

    @BeforeEach
    void forget() {
        run.out.clear();
        run.err.clear();
    }

    @AfterAll
    void close() {
        run.close();
    }

    private void call(String function) throws InterruptedException {
        assertThat(run.call("steps." + function).result()).isEqualTo("{}");
    }

    @Test
    void everyLineOfBothStreamsIsThereBeforeTheOutcome() throws InterruptedException {
        call("many");

        assertThat(run.out)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100_000).mapToObj(i -> "out " + i).toList());
        assertThat(run.err)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100_000).mapToObj(i -> "err " + i).toList());
    }

    @Test
    void everyBlockOfLinesIsThereBeforeTheOutcome() throws InterruptedException {
        call("binary_many");

        assertThat(run.out).hasSize(100_000).endsWith("line 99999");
    }

    @Test
    void lastLineNeedsNoEnd() throws InterruptedException {
        call("open_end");

        assertThat(run.out).containsExactly("no end");
        assertThat(run.err).containsExactly("here neither");
    }

    @Test
    void outputOfChildrenAndOfCodeInCIsThere() throws InterruptedException {
        call("child");
        call("from_c");

        assertThat(run.out).containsExactly("one", "two", "from c");
        assertThat(run.err).containsExactly("three");
    }

    @Test
    void longLineComesInPiecesOfWholeCharacters() throws InterruptedException {
        run.call("steps.long").with("n", "200001").run();

        assertThat(run.out).hasSizeGreaterThan(5);
        assertThat(String.join("", run.out)).isEqualTo("é".repeat(200_001));
    }

    @Test
    void whatIsNoUtf8IsReplacedAndEveryKindOfLineEndIsOne() throws InterruptedException {
        call("bytes_out");
        call("surrogate");

        assertThat(run.out).containsExactly("a\ufffdb", "c", "d", "", "\\ud800");
    }

    @Test
    void linesComeWhileTheFunctionRuns() throws Exception {
        Path go = directory.resolve("go");
        CountDownLatch first = new CountDownLatch(1);
        List<String> lines = new ArrayList<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                run.call("steps.live")
                                        .with("path", "\"" + go + "\"")
                                        .to((_, line) -> {
                                            lines.add(line);
                                            first.countDown();
                                        })
                                        .run();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        run.file("go", "");
        caller.join();

        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void streamsThatWereClosedOrRedirectedAreGivenBack() throws InterruptedException {
        for (String function : List.of("closes", "closes_texts", "detaches", "replaces")) {
            call(function);
            call("hello");
        }
        run.call("steps.redirects").with("path", "\"" + directory + "/redirected\"").run();
        call("hello");
        call("unblocks");
        call("hello");

        assertThat(run.out.stream().filter(line -> line.equals("hello"))).hasSize(6);
        assertThat(run.out.stream().filter(line -> line.equals("before"))).hasSize(3);
        assertThat(run.out).doesNotContain("lost", "to the file");
        assertThat(directory.resolve("redirected")).hasContent("to the file");
    }

    @Test
    void outputThatFailsIsABugOfTheHostAndTheNextCallWorks() throws InterruptedException {
        assertThatThrownBy(() ->
                        run.call("steps.hello")
                                .to((Stream _, String _) -> {
                                    throw new IllegalStateException("mine");
                                })
                                .run())
                .hasMessage("mine");
        call("hello");
        assertThat(run.out).containsExactly("hello");
    }
}
