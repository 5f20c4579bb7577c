package dev.runnable.sdk.use;

import static dev.runnable.sdk.Steps.conditional;
import static dev.runnable.sdk.Steps.java;
import static dev.runnable.sdk.Steps.loop;
import static dev.runnable.sdk.Steps.map;
import static dev.runnable.sdk.Steps.nested;
import static dev.runnable.sdk.Steps.nestedFile;
import static dev.runnable.sdk.Steps.notebook;
import static dev.runnable.sdk.Steps.parallel;
import static dev.runnable.sdk.Steps.shell;
import static dev.runnable.sdk.Steps.stub;
import static dev.runnable.sdk.Steps.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.sdk.Backoff;
import dev.runnable.sdk.Branch;
import dev.runnable.sdk.Condition;
import dev.runnable.sdk.Pipeline;
import dev.runnable.sdk.PipelineException;
import dev.runnable.sdk.StubStep;
import dev.runnable.sdk.TaskStep;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mistake is thrown by the call that makes it, with what is wrong and how to fix it.
final class MistakesTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(names(), wiring(), graphs(), settings(), branches()).flatMap(s -> s);
    }

    private static Arguments mistake(ThrowingCallable call, String text) {
        return Arguments.of(text, call);
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                mistake(
                        () -> stub(" "),
                        "step ' ': a step needs a name. Give it one that says what it is for. [RNB-105]"),
                mistake(
                        () -> stub("a.b"),
                        "step 'a.b': the step name 'a.b' contains '.' or '%'. Call it 'a_b', for"
                                + " instance. [RNB-105]"),
                mistake(
                        () -> stub("success"),
                        "step 'success': 'success' is the name of an end of the graph, not of a"
                                + " step. Rename the step; to end a graph use thenSucceed() or"
                                + " thenFail(). [RNB-110]"),
                mistake(
                        () -> parallel("p").branch("a%", stub("s")),
                        "step 'p': the branch name 'a%' contains '.' or '%'. Call it 'a_', for"
                                + " instance. [RNB-105]"),
                mistake(
                        () -> Pipeline.of("p", stub("a"), stub("a")),
                        "step 'a': there is another step of this name. Rename one of them. [RNB-003]"),
                mistake(
                        () -> Pipeline.of("p", stub("a").onFailure(stub("b")), stub("b")),
                        "step 'b': there is another step of this name. Rename one of them. [RNB-003]"),
                mistake(
                        () -> Pipeline.of("", stub("a")),
                        "a pipeline needs a name on one line. Give it one that says what it is for."
                                + " [RNB-105]"),
                mistake(() -> Pipeline.of("p"), "there are no steps. Add at least one. [RNB-116]"),
                mistake(
                        () -> Branch.graph(List.of()),
                        "there are no steps. Add at least one. [RNB-116]"),
                mistake(
                        () -> Condition.parameter(""),
                        "a parameter needs a name. Name the parameter. [RNB-105]"),
                mistake(
                        () -> shell("s", "x").returns(""),
                        "step 's': a parameter needs a name. Name the parameter. [RNB-105]"));
    }

    private static Stream<Arguments> wiring() {
        return Stream.of(
                mistake(
                        () -> Pipeline.of("p", stub("clean").onFailure("repor"), stub("report")),
                        "step 'clean': onFailure() names the step 'repor', which is not in this"
                                + " graph. Did you mean 'report'? [RNB-106]"),
                mistake(
                        () -> Pipeline.of("p", stub("a").then("x")),
                        "step 'a': then() names the step 'x', which is not in this graph. Name one"
                                + " of a. [RNB-106]"),
                mistake(
                        () -> Pipeline.of("p", stub("a").then("a")),
                        "step 'a': then() names the step itself. Name another step; use a loop step"
                                + " to repeat something. [RNB-108]"),
                mistake(
                        () -> stub("a").thenFail().thenSucceed(),
                        "step 'a': it is said twice where the step goes on: to 'fail' and to"
                                + " 'success'. Remove one of the two calls. [RNB-117]"),
                mistake(
                        () -> stub("a").onFailure("b").onFailure(stub("c")),
                        "step 'a': it is said twice where the step goes when it fails. Remove one of"
                                + " the two calls of onFailure. [RNB-117]"),
                mistake(
                        () -> Pipeline.of("p", stub("a").thenSucceed(), stub("b")),
                        "step 'a': it goes on to 'success', so that 'b' below it never runs. Remove"
                                + " the one or the other, or name 'b' in an onFailure(). [RNB-109]"),
                mistake(
                        () -> Pipeline.of("p", stub("a"), stub("b").then("a")),
                        "the steps form a cycle: a -> b -> a. Remove one of these references; use a loop step to repeat something. [RNB-107]"),
                mistake(
                        () -> Pipeline.of("p", stub("a"), stub("b").needs("a")),
                        "step 'b': needs() is for dependency graphs, and this is a chain. List the"
                                + " steps in Pipeline.graph(...) or Branch.graph(...), or leave it"
                                + " out. [RNB-111]"),
                mistake(
                        () -> Pipeline.of("p", stub("a").onErrorSkip()),
                        "step 'a': onError...() is for dependency graphs, and this is a chain. List"
                                + " the steps in Pipeline.graph(...) or Branch.graph(...), or leave"
                                + " it out. [RNB-111]"),
                mistake(
                        () -> Pipeline.of("p", stub("a")).failFast(),
                        "failFast() is for dependency graphs, and this is a chain, which ends at its"
                                + " first failure anyway. Leave it out, or use graph(...) and"
                                + " needs(...). [RNB-111]"));
    }

    private static Stream<Arguments> graphs() {
        return Stream.of(
                mistake(
                        () -> Pipeline.graph("p", stub("clean"), stub("b").needs("claen")),
                        "step 'b': needs() names the step 'claen', which is not in this graph. Did"
                                + " you mean 'clean'? [RNB-106]"),
                mistake(
                        () -> Pipeline.graph("p", stub("a").needs("a")),
                        "step 'a': needs() names the step itself. Name another step; use a loop step"
                                + " to repeat something. [RNB-108]"),
                mistake(
                        () -> Pipeline.graph("p", stub("a").onFailure(stub("b"))),
                        "step 'a': onFailure() is for chains, and this is a dependency graph. Use"
                                + " needs(), onErrorSkip() or onErrorContinue(), or list the steps"
                                + " in Pipeline.of(...) or Branch.of(...). [RNB-111]"),
                mistake(
                        () -> Branch.graph(stub("a").thenFail()),
                        "step 'a': then...() is for chains, and this is a dependency graph. Use"
                                + " needs(), onErrorSkip() or onErrorContinue(), or list the steps"
                                + " in Pipeline.of(...) or Branch.of(...). [RNB-111]"),
                mistake(
                        () -> Pipeline.graph("p", stub("a").needs("b"), stub("b").needs("a")),
                        "the steps form a cycle: a -> b -> a. Remove one of these references; use a loop step to repeat something. [RNB-107]"));
    }

    private static Stream<Arguments> settings() {
        return Stream.of(
                mistake(
                        () -> shell("s", " "),
                        "step 's': the command is empty. Say what the step runs. [RNB-114]"),
                mistake(
                        () -> shell("s", "x").with("shel", "bash"),
                        "step 's': a shell step has no setting 'shel'. Did you mean 'shell'?"
                                + " [RNB-102]"),
                mistake(
                        () -> shell("s", "x").returnsObject("o"),
                        "step 's': a shell task cannot return an object. Use returns(), or put a"
                                + " file into the catalog. [RNB-104]"),
                mistake(
                        () -> Pipeline.of("p", notebook("n", "report.py")),
                        "step 'n': a notebook's path ends in '.ipynb', found 'report.py'. Write for"
                                + " instance 'notebooks/train.ipynb'. [RNB-114]"),
                mistake(
                        () -> Pipeline.of("p", task("t", "jav", "x")),
                        "step 't': unknown command type 'jav'. Did you mean 'java'? [RNB-113]"),
                mistake(
                        () -> stub("s").attempts(0),
                        "step 's': attempts are at least 1, found 0. Say how often the step is tried"
                                + " in all. [RNB-104]"),
                mistake(
                        () -> stub("s").timeout(Duration.ZERO),
                        "step 's': a timeout is longer than nothing, found PT0S. Write for instance"
                                + " Duration.ofSeconds(30). [RNB-104]"),
                mistake(
                        () -> Backoff.of(Duration.ofSeconds(1)).jitter(2),
                        "a backoff's jitter is 0 to 1, found 2.0. Correct it. [RNB-104]"),
                mistake(
                        () -> Pipeline.of("p", stub("s").backoff(Backoff.of(Duration.ofMillis(1)))),
                        "step 's': there is a backoff, but only one attempt. Add .attempts(3), for"
                                + " instance. [RNB-101]"),
                mistake(
                        () -> Pipeline.of("p", stub("s")).parameter("x", new Object()),
                        "a value of type Object cannot be written down. Use texts, numbers,"
                                + " booleans, lists, maps and records. [RNB-103]"),
                mistake(
                        () -> Pipeline.of("p", stub("s")).parameter("x", Double.NaN),
                        "a value of type Double cannot be written down. Use finite numbers."
                                + " [RNB-103]"),
                mistake(
                        () -> nestedFile("n", ""),
                        "step 'n': the path of a pipeline file is empty. Name a file. [RNB-104]"));
    }

    private static Stream<Arguments> branches() {
        return Stream.of(
                mistake(
                        () -> Pipeline.of("p", parallel("both")),
                        "step 'both': it is not said which steps it runs. Add .branch(...) with at"
                                + " least one step. [RNB-101]"),
                mistake(
                        () -> parallel("p").branch("a", stub("s")).branch("a", stub("t")),
                        "step 'p': there are two branches 'a'. Remove or rename one of them. [RNB-115]"),
                mistake(
                        () -> nested("n", map("fit").as("m").run(stub("s"))),
                        "step 'fit': it is not said which is the parameter that is a list. Add"
                                + " .over(...). [RNB-101]"),
                mistake(
                        () -> Pipeline.of("p", map("fit").over("ms").as("m")),
                        "step 'fit': it is not said which steps it runs. Add .run(...) with at least"
                                + " one step. [RNB-101]"),
                mistake(
                        () -> map("fit").run(stub("a")).run(stub("b")),
                        "step 'fit': run() is said twice. Remove or rename one of them. [RNB-115]"),
                mistake(
                        () -> map("fit").reduce("maxx"),
                        "step 'fit': 'reducer' must be a built-in one or name a function, found"
                                + " 'maxx'. Did you mean 'max'? [RNB-104]"),
                mistake(
                        () -> map("fit").reduce((List<Integer> values) -> values.size()),
                        "step 'fit': a reducer is a method with a name, not a lambda. Write a static"
                                + " method and name it: Sales::best. [RNB-104]"),
                mistake(
                        () -> map("fit").maxConcurrency(0),
                        "step 'fit': at least one item runs at once, found 0. Leave it out for as"
                                + " many as the executor takes. [RNB-104]"),
                mistake(
                        () -> Pipeline.of("p", loop("l").until("x").as("i").run(stub("s"))),
                        "step 'l': it is not said after how many iterations it ends. Add"
                                + " .atMost(...). [RNB-101]"),
                mistake(
                        () -> loop("l").atMost(0),
                        "step 'l': a loop has at least one iteration, found 0. Leave the step out"
                                + " instead. [RNB-104]"),
                mistake(
                        () -> Pipeline.of("p", conditional("c").on("x").otherwise(stub("s"))),
                        "step 'c': it is not said which steps it runs. Add .when(...) with at least"
                                + " one step. [RNB-101]"),
                mistake(
                        () -> conditional("c").otherwise(stub("s")).otherwise(stub("t")),
                        "step 'c': otherwise() is said twice. Remove or rename one of them. [RNB-115]"),
                mistake(
                        () ->
                                Pipeline.of(
                                        "p",
                                        conditional("c")
                                                .on("x")
                                                .when("default", stub("s"))
                                                .otherwise(stub("t"))),
                        "step 'c': there is a branch called 'default' as well."),
                mistake(
                        () -> java("x", String.class, "lenght"),
                        "step 'x': class 'java.lang.String' has no method 'lenght'. Did you mean"
                                + " 'length'? [RNB-114]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakeIsTold(String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PipelineException.class,
                        e -> {
                            assertThat(e.problems().getFirst())
                                    .matches("error: MistakesTest\\.java:\\d+: .*")
                                    .contains(text);
                            assertThat(e.exitCode()).isEqualTo(3);
                        });
    }

    @Test
    void lineIsTheOneOfTheCall() {
        int line = line();
        assertThatThrownBy(() -> stub("a.b")).hasMessageContaining(".java:" + (line + 1) + ":");
    }

    @Test
    void nameThatIsNotThereIsToldWhereItIsSaid() {
        int line = line();
        StubStep step = stub("b").needs("c");

        assertThatThrownBy(() -> Pipeline.graph("p", stub("a"), step))
                .hasMessageContaining(".java:" + (line + 1) + ": step 'b': needs()");
    }

    @Test
    void whatOnlyTheReaderFindsIsToldAtTheStep() {
        int line = line();
        TaskStep step = notebook("b", "x");

        assertThatThrownBy(() -> Pipeline.of("p", stub("a"), nested("n", step)))
                .hasMessageContaining(
                        ".java:" + (line + 1) + ": step 'n.dag.b': a notebook's path");
    }

    private static int line() {
        return new Throwable().getStackTrace()[1].getLineNumber();
    }
}
