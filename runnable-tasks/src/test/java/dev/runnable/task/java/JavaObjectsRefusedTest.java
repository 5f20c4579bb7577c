package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.ObjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaObjectsRefusedTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | of type Steps$Plain is neither a record nor Serializable. Let it implement"
                        + " java.io.Serializable, mark what need not be kept as transient, or return"
                        + " its data as a record.",
                "holder | of type Steps$Holder holds a Steps$Plain, which is not Serializable. Let"
                        + " it implement java.io.Serializable, mark what need not be kept as"
                        + " transient, or return its data as a record.",
                "thread | of type java.lang.Thread is neither a record nor Serializable. Let it"
                        + " implement java.io.Serializable, mark what need not be kept as transient,"
                        + " or return its data as a record.",
                "drawing | of type Steps$Drawing is a record that JSON cannot hold as it is, and"
                        + " not Serializable. Let it implement java.io.Serializable, or declare its"
                        + " components as what they are.",
                "rude | of type Steps$Rude cannot be serialised: java.lang.IllegalStateException:"
                        + " no",
                "deep | of type Steps$Link is nested too deeply to be serialised",
            })
    void whatCannotBeStoredIsToldWithItsType(String make, String message) throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        assertThat(steps.call(make).object("in").failure().message())
                .isEqualTo("output 'in' " + message);
    }

    @Test
    void nothingIsKeptWhereTheCatalogKeepsNothing() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        assertThat(
                        steps.call("model")
                                .object("in")
                                .keeping(ObjectFiles.none("do-nothing"))
                                .failure()
                                .message())
                .isEqualTo(
                        "output 'in' cannot be kept: the catalog 'do-nothing' keeps no objects;"
                                + " choose 'file-system', or return JSON");
    }

    @Test
    void onlyClassesOfTheUserAndValuesAreRead() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        assertThat(steps.refused("text", steps.object("url")))
                .isEqualTo(
                        "parameter 'in' holds a java.net.URL, which is not read for safety: only"
                                + " classes of your class path, and values and collections of Java"
                                + " are");
        assertThat(steps.refused("text", serialised(steps, new Ours())))
                .isEqualTo(
                        "parameter 'in' holds a dev.runnable.task.java.JavaObjectsRefusedTest$Ours, which is"
                                + " not in the class path of this step. Name its jar or folder in"
                                + " 'classpath:' or with --classpath.");
    }

    private record Ours() implements java.io.Serializable {}

    private static Parameter serialised(ObjectSteps steps, Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return steps.kept.put("m", "java", bytes.toByteArray());
    }

    @Test
    void whatIsDamagedIsTold() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        byte[] model = Files.readAllBytes(steps.kept.file(steps.object("model").value()));
        assertThat(steps.refused("weight", steps.kept.put("m", "java", new byte[] {1, 2, 3, 4})))
                .isEqualTo("parameter 'in' cannot be read: invalid stream header: 01020304");
        assertThat(
                        steps.refused(
                                "weight",
                                steps.kept.put(
                                        "m", "java", Arrays.copyOf(model, model.length - 2))))
                .isEqualTo("parameter 'in' cannot be read: its file ends too early");
        assertThat(steps.refused("weight", steps.kept.put("m", "json", new byte[] {'{', '"', 'x'})))
                .startsWith("parameter 'in' cannot be read: its file is damaged: ")
                .doesNotContain("Source", "\n");
    }

    @Test
    void anArrayThatIsLongerThanItsFileIsRefused() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        byte[] array =
                Files.readAllBytes(
                        steps.kept.file(serialised(steps, new long[] {1, 2, 3}).value()));
        int length = array.length - 3 * Long.BYTES - Integer.BYTES;
        array[length] = 0x7f;
        assertThat(steps.refused("text", steps.kept.put("m", "java", array)))
                .isEqualTo("parameter 'in' is refused: its file is damaged, or nested too deeply");
    }

    @Test
    void aChangedClassIsTold() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        Parameter model = steps.object("model");
        Files.writeString(
                folder.resolve("Steps.java"),
                ObjectSteps.TYPES
                        .replace("final int weight;", "final long weight;")
                        .replace("return weight; }", "return 1; }")
                        .replace("return in.weight;", "return 2;")
                        .replace("m.weight).orElse", "2).orElse"));
        assertThat(steps.refused("weight", model))
                .startsWith("parameter 'in' was written by other classes than these: Steps$Model;")
                .endsWith(". Run the step that returns it again.");
    }

    @Test
    void whatIsOfAnotherTypeOrFailsToReadIsTold() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        assertThat(steps.refused("integer", steps.object("model")))
                .isEqualTo(
                        "parameter 'in' is a Steps$Model, and the method takes a java.lang.Integer");
        assertThat(steps.refused("weight", steps.object("point")))
                .startsWith("parameter 'in' is not a valid Model: ");
        assertThat(steps.refused("text", steps.object("bomb")))
                .isEqualTo("parameter 'in' cannot be read: java.lang.IllegalStateException: boom");
    }

    @Test
    void objectsOfPythonAreRefusedWithAWayOut() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        Parameter python = steps.kept.put("m", "pickle", "N.".getBytes(StandardCharsets.UTF_8));
        assertThat(steps.refused("weight", python))
                .isEqualTo(
                        "parameter 'in' is a Python object, which Java cannot read. Return it with"
                                + " kind 'json' there.");
        assertThat(steps.refused("list", ObjectSteps.list(python)))
                .startsWith("parameter 'in' is a Python object");
        assertThat(steps.refused("weight", new Parameter.Stored(TextNode.valueOf("m"))))
                .isEqualTo(
                        "parameter 'in' is an object that another program stored. Return it with"
                                + " kind 'json' there.");
    }
}
