package dev.runnable.task.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresJupyter
class NotebookFailureTest {
    @TempDir Path folder;

    private JsonNode executed() throws Exception {
        return Notebook.read(folder.resolve("x-step_out.ipynb")).path("cells");
    }

    @Test
    void failureTellsTheErrorTheCellAndTheLastLines() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .code("a = 0", "parameters")
                        .text("# Division")
                        .code("def f():\n    return 1 / a\nprint('begun', end='')\nf()")
                        .code("open('later', 'w')")
                        .write();

        Failed failed = trial.parameter("a", "0").failure();

        assertThat(failed.message())
                .startsWith("ZeroDivisionError: division by zero (in cell 3 of x.ipynb)\n")
                .contains("----> 2     return 1 / a")
                .doesNotContain("\u001b", "later");
        assertThat(trial.output.out()).containsExactly("begun");
        assertThat(trial.output.err()).anyMatch(line -> line.contains("return 1 / a"));
        assertThat(folder.resolve("later")).doesNotExist();
        JsonNode cell = executed().path(3);
        assertThat(Notebook.printed(cell)).isEqualTo("begun");
        assertThat(cell.at("/outputs/1/ename").asText()).isEqualTo("ZeroDivisionError");
    }

    @Test
    void syntaxErrorIsOneOfItsCell() throws Exception {
        Trial trial = Notebook.in(folder, "x.ipynb").code("a = 1").code("a = = 1").write();

        assertThat(trial.failure().message())
                .startsWith("SyntaxError: invalid syntax")
                .contains("(in cell 2 of x.ipynb)", "a = = 1");
    }

    @Test
    void expectedErrorsDoNotFail() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .code("1 / 0", "raises-exception")
                        .code("import sys; a = 1; sys.exit(0)")
                        .code("a = 2")
                        .write();

        assertThat(trial.returns("a").outputs()).containsEntry("a", "1");
    }

    @Test
    void returnsThatAreMissingOrNoJsonAreTold() throws Exception {
        Notebook.in(folder, "x.ipynb").code("total = 1; odd = float('nan'); f = print").write();

        assertThat(Notebook.trial(folder, "x.ipynb").returns("totl").failure().message())
                .isEqualTo(
                        "the notebook has set no variable 'totl', which its returns name."
                                + " Did you mean 'total'?");
        assertThat(Notebook.trial(folder, "x.ipynb").returns("total", "odd").failure().message())
                .isEqualTo(
                        "Return 'odd' is nan, which JSON does not have; return None or a number");
        assertThat(executed()).as("the notebook is there all the same").hasSize(1);
    }

    @Test
    void deathOfTheKernelIsTold() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .code("print('first', flush=True)")
                        .code("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
                        .write();

        Failed failed = trial.failure();

        assertThat(failed.message())
                .startsWith("the kernel died in cell 2 of x.ipynb: killed by signal 9 (SIGKILL)");
        assertThat(failed.exitCode()).hasValue(137);
        assertThat(Notebook.printed(executed().path(0))).isEqualTo("first\n");
    }

    @Test
    void cellTimeoutEndsTheCell() throws Exception {
        Trial trial = Notebook.in(folder, "x.ipynb").code("import time; time.sleep(60)").write();

        assertThat(
                        trial.setting("optional_ploomber_args", "{\"timeout\": 0.5}")
                                .failure()
                                .message())
                .isEqualTo("cell 1 of x.ipynb took longer than 1 seconds");
    }

    @Test
    void whatIsNoNotebookIsTold() throws Exception {
        assertThat(Notebook.trial(folder, "none.ipynb").failure().message())
                .isEqualTo("there is no notebook 'none.ipynb' in " + folder.toRealPath());
        Files.writeString(folder.resolve("x.ipynb"), "{\"cells\": [");
        assertThat(Notebook.trial(folder, "x.ipynb").failure().message())
                .startsWith("x.ipynb is not a Jupyter notebook: ");
        Trial other = Notebook.in(folder, "r.ipynb").kernel("ir", "R").code("x <- 1").write();
        assertThat(other.failure().message()).contains("is written in R; only Python");
        assertThat(folder.resolve("r-step_out.ipynb")).doesNotExist();
    }
}
