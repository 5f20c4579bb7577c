package dev.runnable.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {
    private final Problems problems = new Problems();

    @TempDir Path folder;

    private Located read(String text) {
        Optional<Located> tree = new YamlReader().read(text, "x.yaml", new Reporter(problems));
        assertThat(problems.sorted()).isEmpty();
        return tree.orElseThrow();
    }

    private List<Problem> problemsOf(String text, YamlLimits limits) {
        new YamlReader(limits).read(text, "x.yaml", new Reporter(problems));
        return problems.sorted();
    }

    private static SourceLocation at(int line, int column) {
        return new SourceLocation("x.yaml", line, column);
    }

    private static Located.Entry entry(Located tree, String key) {
        Located.Entry entry = ((Located.Mapping) tree).entries().get(key);
        assertThat(entry).as(key).isNotNull();
        return entry;
    }

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        Located tree = read("a: 1\nlong key:\n  - x\n  - {in: 'é🚀', then: y}\n");
        assertThat(tree.location()).isEqualTo(at(1, 1));
        assertThat(entry(tree, "a").value().location()).isEqualTo(at(1, 4));
        Located.Entry second = entry(tree, "long key");
        assertThat(second.key().location()).isEqualTo(at(2, 1));
        assertThat(second.value().location()).isEqualTo(at(3, 3));
        Located inner = ((Located.Sequence) second.value()).items().get(1);
        assertThat(entry(inner, "then").key().location()).isEqualTo(at(4, 16));
    }

    @Test
    void aliasStandsWhereItsBlockWasWritten() {
        Located tree = read("a: &x {k: v}\nb: *x\n");
        assertThat(entry(tree, "b").value()).isSameAs(entry(tree, "a").value());
        assertThat(entry(tree, "b").value().location()).isEqualTo(at(1, 4));
    }

    @Test
    void anchorMayBeGivenAgain() {
        assertThat(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").toJson().toString())
                .isEqualTo("{\"a\":1,\"b\":1,\"c\":2,\"d\":2}");
    }

    @Test
    void ownKeysWinOverMergedOnesAndEarlierMergesOverLater() {
        Located tree =
                read(
                        """
                        one: &one {a: 1, b: 1}
                        two: &two {b: 2, c: 2, d: 2}
                        all:
                          d: own
                          <<: [*one, *two]
                        """);
        assertThat(entry(tree, "all").value().toJson().toString())
                .isEqualTo("{\"b\":1,\"c\":2,\"d\":\"own\",\"a\":1}");
    }

    @Test
    void quotedMergeKeyIsAKeyLikeAnyOther() {
        assertThat(read("'<<': {a: 1}").toJson().toString()).isEqualTo("{\"<<\":{\"a\":1}}");
    }

    @Test
    void textsInBlocksAndQuotesStayTexts() {
        assertThat(read("[ '1', \"true\", !!str 2, ! ~ ]\n").toJson().toString())
                .isEqualTo("[\"1\",\"true\",\"2\",\"~\"]");
        assertThat(read("|\n 1\n").toJson().toString()).isEqualTo("\"1\\n\"");
    }

    @Test
    void coreTagsDecideTheType() {
        assertThat(read("[!!int '3', !!float 3, !!bool \"true\", !!null '']").toJson().toString())
                .isEqualTo("[3,3,true,null]");
        assertThat(read("!!map {a: !!seq []}").toJson().toString()).isEqualTo("{\"a\":[]}");
    }

    @Test
    void nothingIsANullAtTheWholeFile() {
        assertThat(read("# only this\n"))
                .isEqualTo(new Located.Scalar(SourceLocation.of("x.yaml"), "", true));
    }

    @Test
    void markersOfOneDocumentAreFine() {
        assertThat(read("%YAML 1.2\n---\na: 1\n...\n").toJson().toString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void allLineEndsCount() {
        Located tree = read("a: 1\r\nb: 2\rc: 3\nd: 4");
        assertThat(entry(tree, "d").value().location()).isEqualTo(at(4, 4));
    }

    @Test
    void limitsAreKept() {
        YamlLimits small = new YamlLimits(1_000, 10, 3, 5);
        assertThat(problemsOf("[[[[]]]]", small))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TOO_DEEP);
        assertThat(problemsOf("[1,2,3,4,5,6,7,8,9,10]", small))
                .extracting(Problem::code)
                .contains(ProblemCode.TOO_LARGE);
        assertThat(problemsOf("[&a [1,2], *a, *a]", small))
                .extracting(Problem::code)
                .contains(ProblemCode.ALIAS_BOMB);
        assertThat(problemsOf("[&a [[1]], [*a]]", small))
                .extracting(Problem::location)
                .contains(at(1, 13));
    }

    @Test
    void byteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFa: 1");
        assertThat(new YamlReader().text(file, "bom.yaml", new Reporter(problems)))
                .hasValue("a: 1");
    }

    @Test
    void replacementCharacterMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("r.yaml"), "a: \uFFFD");
        assertThat(new YamlReader().text(file, "r.yaml", new Reporter(problems)))
                .hasValue("a: \uFFFD");
    }

    @Test
    void utf16IsRefused() throws IOException {
        Path file = folder.resolve("utf16.yaml");
        Files.write(file, "a: 1".getBytes(StandardCharsets.UTF_16));
        new YamlReader().text(file, "utf16.yaml", new Reporter(problems));
        assertThat(problems.sorted())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NOT_UTF8);
    }
}
