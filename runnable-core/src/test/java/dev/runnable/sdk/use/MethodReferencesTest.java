package dev.runnable.sdk.use;

import static dev.runnable.sdk.Steps.java;
import static dev.runnable.sdk.Steps.map;
import static dev.runnable.sdk.Steps.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.sdk.Pipeline;
import dev.runnable.sdk.PipelineException;
import dev.runnable.sdk.TaskStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every shape of method is taken without a cast, and found again by its name.
final class MethodReferencesTest {
    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of("none", java("x", Methods::none)),
                Arguments.of("nothing", java("x", Methods::nothing)),
                Arguments.of("clean", java("x", Methods::clean)),
                Arguments.of("throwing", java("x", Methods::throwing)),
                Arguments.of("generic", java("x", Methods::generic)),
                Arguments.of("primitives", java("x", Methods::primitives)),
                Arguments.of("four", java("x", Methods::four)),
                Arguments.of("five", java("x", Methods::five)),
                Arguments.of("six", java("x", Methods::six)),
                Arguments.of("seven", java("x", Methods::seven)),
                Arguments.of("eightAndNothing", java("x", Methods::eightAndNothing)),
                Arguments.of("eight", java("x", Methods::eight)),
                Arguments.of("ofInstance", java("x", Methods::ofInstance)),
                Arguments.of("twice", java("x", Methods.class, "twice")),
                Arguments.of("best", java("x", "dev.runnable.sdk.use.Methods::best")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void methodBecomesTheCommandThatNamesIt(String method, TaskStep step) {
        assertThat(Pipeline.of("p", step).toYaml())
                .contains("command: dev.runnable.sdk.use.Methods::" + method + "\n");
    }

    @Test
    void methodWithoutTheNamesOfItsArgumentsIsRefused() {
        assertThatThrownBy(() -> java("x", Math::sqrt))
                .hasMessageContaining(
                        "step 'x': the names of the arguments of 'sqrt' are not in its class. Compile"
                                + " it with javac's option -parameters, which Maven adds for"
                                + " <maven.compiler.parameters>true</maven.compiler.parameters>.");
        assertThat(Pipeline.of("p", java("x", System::nanoTime)).toYaml())
                .contains("command: java.lang.System::nanoTime\n");
    }

    @Test
    void reducerIsAMethod() {
        Pipeline pipeline =
                Pipeline.of("p", map("m").over("xs").as("x").reduce(Methods::best).run(stub("s")));

        assertThat(pipeline.toYaml()).contains("reducer: dev.runnable.sdk.use.Methods::best\n");
    }

    @Test
    void lambdaHasNoNameInAFile() {
        Pipeline pipeline = Pipeline.of("p", java("answer", () -> 42).returns("answer"));

        assertThatThrownBy(pipeline::toYaml)
                .isInstanceOf(PipelineException.class)
                .hasMessageMatching(
                        "error: MethodReferencesTest.java:\\d+: step 'answer': it calls a lambda or a"
                                + " method of an object, which a file cannot name. Write a static"
                                + " method and name it: Sales::clean. \\[RNB-401\\]");
    }

    @Test
    void lambdaThatCapturesHasNoNameEither() {
        List<String> seen = new ArrayList<>();
        Methods object = new Methods();

        assertThatThrownBy(Pipeline.of("p", java("x", () -> seen.add("x")))::toYaml)
                .hasMessageContaining("step 'x'");
        assertThatThrownBy(Pipeline.of("p", java("y", object::ofInstance))::toYaml)
                .hasMessageContaining("step 'y'");
    }

    @Test
    void constructorIsNoStep() {
        assertThatThrownBy(() -> java("x", Methods.Row::new))
                .hasMessageContaining("a step cannot call a constructor");
    }

    @Test
    void privateMethodIsNotFoundByAnotherProcess() {
        assertThatThrownBy(Methods::hiddenReference)
                .hasMessageMatching(
                        "error: Methods.java:\\d+: step 'x': method 'hidden' is private. Leave out"
                                + " 'private': another process calls it by its name. .*");
    }

    @Test
    void methodThatIsNotThereIsTold() {
        assertThatThrownBy(() -> java("x", Methods.class, "twise"))
                .hasMessageContaining("has no method 'twise'. Did you mean 'twice'?");
    }
}
