package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.cli.InThisProcess.Result;
import dev.runnable.plugged.Backwards;
import dev.runnable.plugged.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects of Java tasks, as a plugin writes them.
class PluggedSerializerTest {
    @TempDir Path folder;

    private InThisProcess here;

    @BeforeEach
    void begin() throws IOException {
        here = new InThisProcess(folder).with(new FakeHost().with("back", new Backwards()));
        here.file("c.yaml", "pickler: {type: backwards, config: {extension: .pkl}}");
        here.file(
                "Steps.java",
                """
                public class Steps {
                    public static class Model implements java.io.Serializable {
                        int depth = 7;
                        Object what = null;
                    }
                    public static Model train() { return new Model(); }
                    public static Model broken() {
                        Model model = train();
                        model.what = new Object();
                        return model;
                    }
                    public static int look(Model model) { return model.depth; }
                }
                """);
    }

    private void pipeline(String method) throws IOException {
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: train
                  steps:
                    train: {type: task, command_type: java, command: 'Steps.java::%s', returns: [{name: model, kind: object}], next: check}
                    check: {type: task, command_type: shell, command: test ! -e missing, next: look}
                    look: {type: task, command_type: java, command: 'Steps.java::look', returns: [depth], next: success}
                """
                        .formatted(method));
    }

    @Test
    void objectsAreWrittenAndReadByTheSerializerOfAPlugin() throws IOException {
        pipeline("train");

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml", "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.json().at("/parameters/depth/value")).hasToString("7");
        assertThat(names()).contains("model.backwards");
    }

    @Test
    void objectThatItCannotWriteFailsTheStepWithItsReason() throws IOException {
        pipeline("broken");

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "output 'model', a Steps$Model, cannot be written by the serializer"
                                + " 'backwards': java.lang.Object");
    }

    @Test
    void objectOfASerializerThatIsNotChosenIsRefused() throws IOException {
        pipeline("train");
        here.file("missing", "");
        here.run("execute", "p.yaml", "r1", "-c", "c.yaml");
        Files.delete(folder.resolve("missing"));
        here.file("other.yaml", "pickler: {type: pickle}");

        Result result = here.run("retry", "r1", "-c", "other.yaml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "parameter 'model' was written by the serializer 'backwards', which the"
                                + " configuration does not choose. Choose it by 'pickler: {type:"
                                + " backwards}'.");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".catalog"))) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }
}
