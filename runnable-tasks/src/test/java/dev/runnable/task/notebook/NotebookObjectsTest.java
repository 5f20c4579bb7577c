package dev.runnable.task.notebook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.fixture.ObjectFolder;
import dev.runnable.fixture.Trial;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ObjectReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresJupyter
class NotebookObjectsTest {
    @TempDir Path folder;
    private ObjectFolder kept = new ObjectFolder(Path.of("."));

    @BeforeEach
    void start() throws IOException {
        kept = new ObjectFolder(folder.resolve("kept"));
        Files.writeString(
                folder.resolve("own.py"), "class Model:\n  def __init__(self, w): self.w = w\n");
    }

    private Trial notebook(String code) throws IOException {
        return Notebook.in(folder, "x.ipynb").code(code).write().keeping(kept);
    }

    private Parameter model() throws Exception {
        AttemptOutcome outcome = notebook("import own; model = own.Model(7)").object("model").run();
        assertThat(outcome).isInstanceOf(Succeeded.class);
        return requireNonNull(((Succeeded) outcome).outputs().get("model"));
    }

    @Test
    void anObjectGoesFromNotebookToNotebook() throws Exception {
        Parameter model = model();
        Parameter java = new Parameter.Stored(new ObjectReference("j", "java", "0").toJson());
        Parameter both =
                new Parameter.Stored(
                        JsonNodeFactory.instance.arrayNode().add(model.value()).add(model.value()));
        assertThat(
                        notebook("w = model.w; n = [m.w for m in both]")
                                .parameter("model", model)
                                .parameter("both", both)
                                .parameter("java", java)
                                .returns("w", "n")
                                .outputs())
                .containsEntry("w", "7")
                .containsEntry("n", "[7, 7]");
    }

    @Test
    void whatStandsNowhereInTheNotebookIsNotFetched() throws Exception {
        Parameter model = model();
        assertThat(notebook("w = 1").parameter("model", model).returns("w").outputs())
                .containsEntry("w", "1");
        assertThat(kept.opened).isEmpty();
    }

    @Test
    void whatCannotCrossOrBeKeptIsTold() throws Exception {
        Parameter java = new Parameter.Stored(new ObjectReference("j", "java", "0").toJson());
        assertThat(notebook("print(model)").parameter("model", java).failure().message())
                .isEqualTo(
                        "parameter 'model' is a Java object, which Python cannot read; return it"
                                + " with kind 'json' there");
        assertThat(
                        notebook("model = 1")
                                .object("model")
                                .keeping(ObjectFiles.none("do-nothing"))
                                .failure()
                                .message())
                .isEqualTo(
                        "return 'model' cannot be kept: the catalog 'do-nothing' keeps no objects;"
                                + " choose 'file-system', or return JSON");
    }

    @Test
    void aClassOfTheNotebookItselfNeedsCloudpickle() throws Exception {
        Files.writeString(folder.resolve("cloudpickle.py"), "raise ImportError('none')\n");
        Files.writeString(folder.resolve("dill.py"), "raise ImportError('none')\n");
        assertThat(notebook("class M: pass\nmodel = [M()]").object("model").failure().message())
                .startsWith(
                        "Return 'model' of type list cannot be stored: pickle: TypeError: M is"
                                + " defined in the notebook itself, where other steps cannot find"
                                + " it. Return its data instead, or install 'cloudpickle' for /");
    }
}
