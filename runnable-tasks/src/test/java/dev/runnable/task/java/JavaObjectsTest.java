package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ObjectReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaObjectsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "rich, json, isRich, true",
        "named, json, taken, '\"1[Point[x=3, y=4.0]]\"'",
        "scores, json, score, 0.5",
        "point, json, text, '\"Point[x=1, y=2.0] Point\"'",
        "shape, json, sized, 5",
        "shapes, java, sizes, 7",
        "big, json, text, '\"9 Long\"'",
        "colour, json, text, '\"GREEN Colour\"'",
        "zone, json, text, '\"Asia/Tokyo ZoneRegion\"'",
        "sorted, json, text, '\"[a, b] ArrayList\"'",
        "nothing, json, isNull, '\"true\"'",
        "model, java, weight, 7",
        "model, java, optional, 7",
        "child, java, weight, 3",
        "models, java, list, '\"[Model 1, Model 3]\"'",
        "kept, java, text, '\"Kept[shape=Square[a=2]] Kept\"'",
        "infinite, java, text, '\"Infinite[x=NaN] Infinite\"'",
    })
    void anObjectReturnsAsItWas(String make, String format, String take, String result)
            throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        Parameter object = steps.object(make);
        assertThat(object).isInstanceOf(Parameter.Stored.class);
        assertThat(ObjectSteps.format(object)).isEqualTo(format);
        assertThat(steps.taken(take, object)).isEqualTo(result);
    }

    @Test
    void oneOfSeveralReturnsIsAnObject() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        AttemptOutcome outcome = steps.call("two").object("a").returns("n").run();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        it -> {
                            assertThat(it.outputs().get("a")).isInstanceOf(Parameter.Stored.class);
                            assertThat(it.outputs().get("n")).hasToString("Json[value=2]");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "list, '\"[Model 7, Model 3]\"'",
        "array, '\"[Model 7, Model 3]\"'",
        "stream, '\"[Model 7, Model 3]\"'",
        "text, '\"[Model 7, Model 3] ArrayList\"'",
    })
    void aListOfObjectsIsWhatTheMethodTakes(String method, String result) throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        assertThat(
                        steps.taken(
                                method,
                                ObjectSteps.list(steps.object("model"), steps.object("child"))))
                .isEqualTo(result);
    }

    @Test
    void aListOfRecordsAndOfListsIsWhatTheMethodTakes() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        Parameter point = steps.object("point");
        assertThat(steps.taken("points", ObjectSteps.list(point, point)))
                .isEqualTo("\"[Point[x=1, y=2.0], Point[x=1, y=2.0]]\"");
        assertThat(steps.taken("set", ObjectSteps.list(point, point)))
                .isEqualTo("\"[Point[x=1, y=2.0]]\"");
        Parameter model = steps.object("model");
        assertThat(
                        steps.taken(
                                "nested",
                                ObjectSteps.list(
                                        ObjectSteps.list(model, model), ObjectSteps.list())))
                .isEqualTo("\"22\"");
        assertThat(steps.refused("weight", ObjectSteps.list(model)))
                .isEqualTo(
                        "parameter 'in' is a list of 1 objects, and the method takes a Model. Let it"
                                + " take a List of them.");
    }

    @Test
    void whatNobodyTakesIsNotFetched() throws Exception {
        ObjectSteps steps = new ObjectSteps(folder);
        Parameter gone = new Parameter.Stored(new ObjectReference("m", "java", "0").toJson());
        assertThat(steps.call("ignored").returns("out").parameter("in", gone).outputs())
                .containsEntry("out", "1");
        assertThat(steps.kept.opened).isEmpty();
        assertThat(steps.refused("weight", gone))
                .isEqualTo("parameter 'in' cannot be read: it is not in the catalog any more");
    }
}
