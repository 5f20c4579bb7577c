package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.dag;
import static dev.runnable.testkit.argo.Workflows.run;
import static dev.runnable.testkit.argo.Workflows.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsTest {
    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    private static String each(String items, String value, String more) {
        return "- {name: e, template: pod, %s, arguments: {parameters: [{name: m, value: \"%s\"}]}%s}\n"
                .formatted(items, value, more);
    }

    @Test
    void taskRunsForEachItem() {
        var execution = run(folder, dag(each("withItems: [a, 2, true]", "<{{item}}>", "")), pods);
        assertThat(pods.ran()).containsExactlyInAnyOrder("<a>", "<2>", "<true>");
        assertThat(execution.node("e(0:a)")).isPresent();
        assertThat(execution.node("e").orElseThrow().type()).isEqualTo(NodeType.TASK_GROUP);
    }

    @Test
    void membersOfAnItemAreVariables() {
        run(
                folder,
                dag(each("withItems: [{x: 1, y: {z: q}}]", "{{item.x}}{{item.y}}{{item}}", "")),
                pods);
        assertThat(pods.ran()).containsExactly("1{\"z\":\"q\"}{\"x\":1,\"y\":{\"z\":\"q\"}}");
    }

    @Test
    void sequenceCounts() {
        run(folder, dag(each("withSequence: {count: 3, start: 2}", "{{item}}", "")), pods);
        run(
                folder,
                dag(each("withSequence: {start: 1, end: 0, format: n%02d}", "{{item}}", "")),
                pods);
        assertThat(pods.ran()).containsExactlyInAnyOrder("2", "3", "4", "n01", "n00");
    }

    private Execution expanding(String list) {
        String tasks =
                task("w", "writer", "")
                        + each(
                                "withParam: '{{tasks.w.outputs.parameters.out}}'",
                                "i{{item}}",
                                ", depends: w")
                        + task("n", "depends: e");
        return run(folder, dag(tasks), pods.writing("w", list));
    }

    @Test
    void parameterIsAListOfItems() {
        expanding("[\"m.i=it's\", 2, {\"a\": 1}]");
        assertThat(pods.ran()).containsExactlyInAnyOrder("w", "im.i=it's", "i2", "i{\"a\":1}", "n");
    }

    @Test
    void emptyListSkipsTheTask() {
        var execution = expanding("[]");
        assertThat(execution.phase("e")).isEqualTo(Phase.SKIPPED);
        assertThat(pods.ran()).containsExactly("w", "n");
    }

    @Test
    void parameterThatIsNoListErrors() {
        var execution = expanding("{}");
        assertThat(execution.phase("e")).isEqualTo(Phase.ERROR);
        assertThat(execution.phase("n")).isEqualTo(Phase.OMITTED);
    }

    @Test
    void failedItemFailsTheGroupAndTheResultsOfItemsAreKnown() {
        String tasks =
                each("withItems: [a, b]", "{{item}}", "")
                        + task("any", "depends: e.AnySucceeded")
                        + task("all", "depends: e.AllFailed")
                        + task("n", "depends: e.Failed");
        var execution = run(folder, dag(tasks), pods.failing("b"));
        assertThat(execution.phase("e")).isEqualTo(Phase.FAILED);
        assertThat(pods.ran()).contains("any", "n").doesNotContain("all");
        var others = new FakePods().failing("a").failing("b");
        run(folder, dag(tasks), others);
        assertThat(others.ran()).contains("all", "n").doesNotContain("any");
    }

    @Test
    void whenIsDecidedForEachItem() {
        var execution =
                run(
                        folder,
                        dag(each("withItems: [a, b]", "{{item}}", ", when: \"'{{item}}' == 'a'\"")),
                        pods);
        assertThat(pods.ran()).containsExactly("a");
        assertThat(execution.phase("e(1:b)")).isEqualTo(Phase.SKIPPED);
        assertThat(execution.phase("e")).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void falseWhenSkipsATaskWhoseItemsCannotBeRead() {
        String tasks =
                task("w", "writer", "")
                        + each(
                                "withParam: '{{tasks.w.outputs.parameters.out}}'",
                                "{{item}}",
                                ", depends: w, when: 1 == 2");
        assertThat(run(folder, dag(tasks), pods.writing("w", "?")).phase("e"))
                .isEqualTo(Phase.SKIPPED);
    }

    @Test
    void outputsOfItemsAreGathered() {
        String tasks =
                "- {name: e, template: writer, withItems: [a, b], arguments: {parameters: [{name: m,"
                        + " value: '{{item}}'}]}}\n"
                        + "- {name: n, template: pod, depends: e, arguments: {parameters: [{name: m, value:"
                        + " '{{tasks.e.outputs.parameters.out}} {{tasks.e.outputs.parameters}}'}]}}\n";
        run(folder, dag(tasks), pods.writing("a", "1").writing("b", "2"));
        assertThat(pods.ran()).last().isEqualTo("[\"1\",\"2\"] [{\"out\":\"1\"},{\"out\":\"2\"}]");
    }
}
