package dev.runnable.task.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresJupyter
class NotebookCheckTest {
    private static final String ARGUMENTS = "optional_ploomber_args";

    @TempDir Path folder;

    private Trial trial() {
        return Notebook.trial(folder, "x.ipynb");
    }

    @Test
    void nothingIsWrongWhereJupyterIs() throws Exception {
        assertThat(trial().check()).isEmpty();
        assertThat(trial().setting(ARGUMENTS, "{\"timeout\": 2.5}").check()).isEmpty();
    }

    @Test
    void missingJupyterIsTold() throws Exception {
        Path python = folder.resolve("python");
        // it names itself, else the one behind it would be asked
        Files.writeString(
                python,
                """
                #!/bin/sh
                case "$2" in
                *version_info*) echo %s; echo 3.11.0 ;;
                *) exec %s -I -S "$@" ;;
                esac
                """
                        .formatted(python, RequiresJupyter.Condition.python()));
        assertThat(python.toFile().setExecutable(true)).isTrue();

        assertThat(trial().python(python.toString()).check())
                .containsExactly(
                        ("error: step 'step': notebooks need Jupyter, and %1$s has no nbclient, no"
                                        + " nbformat, no ipykernel. Install it with '%1$s -m pip"
                                        + " install nbclient nbformat ipykernel', or on Debian and"
                                        + " Ubuntu with 'apt install python3-nbclient"
                                        + " python3-nbformat python3-ipykernel', or set 'python:'"
                                        + " in the configuration to an interpreter that has it."
                                        + " [RNB-402]")
                                .formatted(python));
    }

    @Test
    void missingKernelIsTold() throws Exception {
        assertThat(trial().setting(ARGUMENTS, "{\"kernel_name\": \"none\"}").check())
                .singleElement()
                .asString()
                .contains("there is no Jupyter kernel 'none'")
                .endsWith("[RNB-402]");
    }

    @Test
    void argumentsOfTheOtherEngineAreIgnoredWithAWarning() throws Exception {
        assertThat(
                        trial().setting(ARGUMENTS, "{\"log_output\": true, \"timeout\": \"soon\"}")
                                .setting("kernell", "1")
                                .check())
                .containsExactly(
                        "warning: step 'step': 'log_output' in 'optional_ploomber_args' is ignored."
                                + " Jupyter itself executes the notebook: leave it out. [RNB-401]",
                        "error: step 'step': 'timeout' is a number of seconds above 0, not"
                                + " \"soon\" [RNB-103]",
                        "error: step 'step': unknown property 'kernell' of a notebook task. A"
                                + " notebook task takes 'optional_ploomber_args' as well."
                                + " [RNB-102]");
    }
}
