package dev.runnable.task.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.fixture.ObjectFolder;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ObjectReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
class PythonObjectsTest {
    @TempDir Path folder;

    private PythonRun run = PythonRun.in(Path.of("."));
    private ObjectFolder kept = new ObjectFolder(Path.of("."));

    @BeforeEach
    void start() {
        run = PythonRun.in(folder);
        kept = new ObjectFolder(folder.resolve("kept"));
        run.objects = kept;
        run.file(
                "own.py",
                """
                import argparse, threading

                class Model:
                    def __init__(self, weight): self.weight = weight
                    def __eq__(self, other): return self.weight == other.weight
                    def __hash__(self): return 1

                class Lost:
                    pass

                def make(weight=1): return Model(weight)
                def both(): return Model(2), 7
                def lock(): return threading.Lock()
                def function(): return lambda x: x + 1
                def lost(): return Lost()
                def rude(): return Rude()
                def weight(model): return model.weight
                def annotated(model: int): return model.weight
                def nothing(x=1): return x
                def keywords(**all): return sorted(k + type(v).__name__ for k, v in all.items())
                def space(all: argparse.Namespace): return all.model.weight
                def weights(models): return [one.weight for one in models]
                def nested(models): return [[one.weight for one in row] for row in models]

                class Rude:
                    def __reduce__(self): raise KeyError("no")
                """);
    }

    @AfterEach
    void close() {
        run.close();
    }

    private Parameter object(String command) throws InterruptedException {
        AttemptOutcome outcome = run.call(command).returning("model", Kind.OBJECT).run();
        if (outcome instanceof Succeeded succeeded) {
            return requireNonNull(succeeded.outputs().get("model"));
        }
        throw new AssertionError(outcome);
    }

    private String refused(String command) throws InterruptedException {
        return run.call(command).returning("model", Kind.OBJECT).result();
    }

    private static Parameter list(Parameter... elements) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Parameter element : elements) {
            list.add(element.value());
        }
        return new Parameter.Stored(list);
    }

    @Test
    void anObjectReturnsAsItWas() throws Exception {
        Parameter model = object("own.make");
        assertThat(model).isInstanceOf(Parameter.Stored.class);
        assertThat(ObjectReference.of(model.value()))
                .get()
                .matches(it -> it.name().equals("model") && it.format().equals("pickle"));
        assertThat(run.call("own.weight").with("model", model).value()).isEqualTo("1");
        assertThat(run.call("own.annotated").with("model", model).value()).isEqualTo("1");
    }

    @Test
    void whatNobodyTakesIsNotFetched() throws Exception {
        Parameter model = object("own.make");
        Parameter gone = new Parameter.Stored(new ObjectReference("gone", "pickle", "0").toJson());
        Parameter java = new Parameter.Stored(new ObjectReference("j", "java", "1").toJson());
        assertThat(run.call("own.nothing").with("model", model).with("gone", gone).value())
                .isEqualTo("1");
        assertThat(kept.opened).isEmpty();
        assertThat(
                        run.call("own.weight")
                                .with("gone", gone)
                                .with("java", java)
                                .with("model", model)
                                .value())
                .isEqualTo("1");
        assertThat(kept.opened).containsExactly("model");
    }

    @Test
    void aVariableHidesAnObject() throws Exception {
        Parameter model = object("own.make");
        assertThat(run.call("own.nothing").with("x", model).variable("x", "5").value())
                .isEqualTo("5");
        assertThat(run.call("own.keywords").with("model", model).variable("model", "5").value())
                .isEqualTo("[\"modelint\"]");
    }

    @Test
    void theRestHoldsObjectsToo() throws Exception {
        Parameter model = object("own.make");
        assertThat(run.call("own.keywords").with("a", "1").with("model", model).value())
                .isEqualTo("[\"aint\",\"modelModel\"]");
        assertThat(run.call("own.space").with("model", model).value()).isEqualTo("1");
    }

    @Test
    void oneOfSeveralReturnsIsAnObject() throws Exception {
        AttemptOutcome outcome =
                run.call("own.both").returning("model", Kind.OBJECT).returning("n").run();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        it -> {
                            assertThat(it.outputs().get("model"))
                                    .isInstanceOf(Parameter.Stored.class);
                            assertThat(it.outputs().get("n")).hasToString("Json[value=7]");
                        });
    }

    @Test
    void listsOfObjectsAreListsOfWhatTheyWere() throws Exception {
        Parameter one = object("own.make");
        Parameter other = object("own.make");
        assertThat(run.call("own.weights").with("models", list(one, other)).value())
                .isEqualTo("[1,1]");
        assertThat(
                        run.call("own.nested")
                                .with("models", list(list(one, other), list(), list(one)))
                                .value())
                .isEqualTo("[[1,1],[],[1]]");
    }

    @Test
    void whatCannotBePickledIsToldWithItsType() throws Exception {
        run.file("cloudpickle.py", "raise ImportError('as if it were not there')\n");
        assertThat(refused("own.lock"))
                .startsWith(
                        "Return 'model' of type lock cannot be stored: pickle: TypeError: cannot"
                                + " pickle '_thread.lock' object")
                .contains("Return its data instead, or install 'cloudpickle' for /");
        assertThat(refused("own.rude"))
                .startsWith(
                        "Return 'model' of type Rude cannot be stored: pickle: KeyError: 'no'.");
    }

    @Test
    void theUsersCloudpickleHelps() throws Exception {
        run.file(
                "cloudpickle.py",
                """
                import marshal, pickle, types

                class Code:
                    def __init__(self, code): self.code = code

                def rebuild(code): return types.FunctionType(marshal.loads(code), {})

                class Pickler(pickle.Pickler):
                    def reducer_override(self, value):
                        if isinstance(value, types.FunctionType) and value.__name__ == "<lambda>":
                            return rebuild, (marshal.dumps(value.__code__),)
                        return NotImplemented

                def dump(value, file, protocol): Pickler(file, protocol).dump(value)
                """);
        Parameter function = object("own.function");
        run.file("use.py", "def call(model): return model(1)\n");
        assertThat(run.call("use.call").with("model", function).value()).isEqualTo("2");
        assertThat(refused("own.lock")).contains("; cloudpickle: TypeError:").endsWith("instead");
        assertThat(Files.readString(kept.file(function.value()), StandardCharsets.ISO_8859_1))
                .containsPattern("\n# runnable: Python 3[.0-9]+, cloudpickle\n$");
    }

    @Test
    void whatCannotBeLoadedIsToldWithItsWriter() throws Exception {
        Parameter lost = object("own.lost");
        run.file("own.py", "def weight(model): return 1\n");
        assertThat(run.call("own.weight").with("model", lost).value())
                .matches(
                        "Parameter 'model' could not be loaded: AttributeError: .*'Lost'.*\\. It was"
                                + " written by Python 3[.0-9]+, pickle; this is Python 3[.0-9]+,"
                                + " /.*");
        Parameter damaged =
                kept.put("model", "pickle", "no pickle".getBytes(StandardCharsets.UTF_8));
        assertThat(run.call("own.weight").with("model", damaged).value())
                .startsWith("Parameter 'model' could not be loaded: ")
                .contains("It was written by an unknown writer; this is Python");
        Parameter dilled =
                kept.put(
                        "model",
                        "pickle",
                        "N.\n# runnable: Python 3.1.4, dill\n".getBytes(StandardCharsets.UTF_8));
        run.file("dill.py", "def load(file): raise ValueError('too new')\n");
        assertThat(run.call("own.weight").with("model", dilled).value())
                .contains(": ValueError: too new. It was written by Python 3.1.4, dill;");
    }

    @Test
    void anyoneElseReadsTheFileAsAPickle() throws Exception {
        Path file = kept.file(object("own.make").value());
        run.file(
                "plain.py",
                """
                import pickle
                def read(path):
                    with open(path, "rb") as file: return pickle.load(file).weight
                """);
        assertThat(
                        run.call("plain.read")
                                .with("path", TextNode.valueOf(file.toString()).toString())
                                .value())
                .isEqualTo("1");
    }

    @Test
    void objectsOfJavaAreRefusedWithAWayOut() throws Exception {
        Parameter java = new Parameter.Stored(new ObjectReference("m", "json", "1").toJson());
        assertThat(run.call("own.weight").with("model", java).value())
                .isEqualTo(
                        "parameter 'model' is a Java object, which Python cannot read; return it"
                                + " with kind 'json' there");
        assertThat(run.call("own.weights").with("models", list(java)).value())
                .startsWith("parameter 'models' is a Java object");
        Parameter named = new Parameter.Stored(TextNode.valueOf("model"));
        assertThat(run.call("own.weight").with("model", named).value())
                .isEqualTo(
                        "parameter 'model' is an object that another program stored; return it with"
                                + " kind 'json' there");
    }

    @Test
    void whatIsGoneOrCannotBeKeptIsTold() throws Exception {
        Parameter gone = new Parameter.Stored(new ObjectReference("gone", "pickle", "0").toJson());
        assertThat(run.call("own.weight").with("model", gone).value())
                .isEqualTo("parameter 'model' cannot be read: it is not in the catalog any more");
        run.objects = ObjectFiles.none("do-nothing");
        assertThat(refused("own.make"))
                .isEqualTo(
                        "return 'model' cannot be kept: the catalog 'do-nothing' keeps no objects;"
                                + " choose 'file-system', or return JSON");
    }

    @Test
    void aReducerGetsTheObjects() throws Exception {
        JsonNode one = object("own.make").value();
        run.file(
                "r.py",
                "def best(*m): return m[0]\ndef total(*m): return sum(x.weight for x in m)\n");
        assertThat(run.reduceObjects("r.total", "model", List.of(one, one)))
                .hasToString("Succeeded[outputs={model=Json[value=2]}]");
        assertThat(run.reduceObjects("lambda *x: [y.weight for y in x]", "model", List.of(one)))
                .hasToString("Succeeded[outputs={model=Json[value=[1]]}]");
        assertThat(run.reduceObjects("r.best", "model", List.of(one)).toString())
                .contains(
                        "Reducer 'r.best' failed for parameter 'model': Its result is of type Model,"
                                + " which has no JSON form; return a dict or list of plain values, or"
                                + " leave out the reducer and reduce the list in a step, which may"
                                + " return an object");
    }

    @Test
    void hostileNamesAreJustNames() throws Exception {
        run.file("any.py", "def all(**kw): return sorted(v.weight for v in kw.values())\n");
        run.file("own2.py", "import own\ndef make(): return own.Model(9)\n");
        for (String name : List.of("../../x", "a b\n'\"", "é\u0000", "path", "value")) {
            AttemptOutcome outcome = run.call("own2.make").returning(name, Kind.OBJECT).run();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Succeeded.class,
                            it ->
                                    assertThat(loaded(name, requireNonNull(it.outputs().get(name))))
                                            .isEqualTo("[9]"));
        }
    }

    private String loaded(String name, Parameter parameter) {
        try {
            return run.call("any.all").with(name, parameter).value();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
