package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files on their way from step to step. Steps are sandboxed wherever a test is about what they
/// see: else they would find in the working directory what others left there.
final class DataFlowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SANDBOX = "catalog: {type: file-system, config: {sandbox: true}}\n";

    @TempDir Path folder;
    private InProcess runnable;

    @BeforeEach
    void commandLine() {
        runnable = new InProcess(folder);
    }

    private static String step(String command, String get, String put) {
        return "{type: task, command_type: shell, command: '%s', catalog: {get: [%s], put: [%s]}"
                .formatted(command, get, put);
    }

    private InProcess.Result execute(int code, String text, String... options) throws IOException {
        runnable.file("p.yaml", text);
        List<String> arguments = new ArrayList<>(List.of("execute", "p.yaml", "r1"));
        arguments.addAll(List.of(options));
        InProcess.Result result = runnable.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return result;
    }

    private JsonNode log() throws IOException {
        return JSON.readTree(runnable.run("show", "r1", "--output", "json").out());
    }

    private void sandboxed() throws IOException {
        runnable.file("runnable-config.yaml", SANDBOX);
    }

    private Path catalog(String name) {
        return folder.resolve(".catalog").resolve(name);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String entry(String name, String hash, String path, String stage) {
        return "{\"name\":\"%s\",\"data_hash\":\"%s\",\"catalog_relative_path\":\"%s\",\"catalog_handler_location\":\"\",\"stage\":\"%s\"}"
                .formatted(name, hash, path, stage);
    }

    @Test
    void filesGoThroughAChainAndAreRecordedAsTheOriginalRecordsThem() throws Exception {
        sandboxed();
        execute(
                0,
                "dag:\n  start_at: a\n  steps:\n    a: "
                        + step("mkdir -p d/e; echo one > d/e/x.txt; echo more > other", "", "d")
                        + ", next: b}\n    b: "
                        + step("cat d/e/x.txt > y.txt; ls >> y.txt", "\"**/*.txt\"", "y.txt")
                        + ", next: success}\n");
        assertThat(catalog("r1/d/e/x.txt")).hasContent("one");
        assertThat(catalog("r1/y.txt")).hasContent("one\nd\ny.txt");
        assertThat(folder.resolve("d")).doesNotExist();
        String one = sha256("one\n");
        String two = sha256("one\nd\ny.txt\n");
        assertThat(log().at("/steps/a/data_catalog"))
                .isEqualTo(
                        JSON.readTree("[" + entry("d/e/x.txt", one, "r1/d/e/x.txt", "put") + "]"));
        assertThat(log().at("/steps/b/data_catalog"))
                .isEqualTo(
                        JSON.readTree(
                                "["
                                        + entry("d/e/x.txt", one, "d/e/x.txt", "get")
                                        + ","
                                        + entry("y.txt", two, "r1/y.txt", "put")
                                        + "]"));
        assertThat(JSON.readTree(folder.resolve(".run_log_store/r1/RunLog.json").toFile()))
                .isEqualTo(log());
    }

    @Test
    void missingPutFailsTheStepIsRetriedAndReachesOnFailureWithWhatIsThere() throws Exception {
        sandboxed();
        InProcess.Result result =
                execute(
                        0,
                        "dag:\n  start_at: a\n  steps:\n    a: "
                                + step(
                                        "echo try >> t; echo $RUNNABLE_STEP_ATTEMPT > is",
                                        "",
                                        "is, \"*.csv\", not/is")
                                + ", max_attempts: 3, next: success, on_failure: b}\n    b: "
                                + step("cat is; cp is seen", "is", "seen")
                                + ", next: success}\n");
        assertThat(result.err())
                .contains(
                        "it made no file '*.csv', which its 'put' names; it made no file 'not/is', which its 'put' names");
        assertThat(log().at("/steps/a/attempts").findValuesAsText("status"))
                .containsExactly("FAIL", "FAIL", "FAIL");
        assertThat(log().at("/steps/a/attempts/2/message").asText())
                .isEqualTo(
                        "it made no file '*.csv', which its 'put' names; it made no file 'not/is', which its 'put' names");
        assertThat(catalog("r1/seen")).hasContent("3");
    }

    @Test
    void stepThatFailsKeepsWhatItMadeAndIsNotToldOfTheRest() throws Exception {
        sandboxed();
        execute(
                0,
                "dag:\n  start_at: a\n  steps:\n    a: "
                        + step("echo half > is; exit 3", "", "is, not")
                        + ", next: success, on_failure: b}\n    b: "
                        + step("cp is seen", "is", "seen")
                        + ", next: success}\n");
        assertThat(log().at("/steps/a/attempts/0/message").asText()).doesNotContain("'not'");
        assertThat(catalog("r1/seen")).hasContent("half");
    }

    private String failure(String steps) throws IOException {
        execute(1, "dag:\n  start_at: a\n  steps:\n" + steps);
        return log().at("/steps/b/attempts/0/message").asText();
    }

    @Test
    void missingGetSaysWhoPutsIt() throws Exception {
        String a = "    a: {type: stub, next: b}\n    b: " + step("true", "late.csv", "");
        String c = ", next: c}\n    c: " + step("echo > late.csv", "", "\"*.csv\"");
        assertThat(failure(a + c + ", next: success}\n"))
                .isEqualTo(
                        "the catalog has no file 'late.csv' for this step; step 'c' puts '*.csv': does it come before this step, and did it run?");
    }

    @Test
    void missingGetSaysWhatIsNear() throws Exception {
        assertThat(
                        failure(
                                "    a: "
                                        + step("echo > data.csv", "", "\"*.csv\"")
                                        + ", next: b}\n    b: "
                                        + step("true", "dat.csv", "")
                                        + ", next: success}\n"))
                .isEqualTo(
                        "the catalog has no file 'dat.csv' for this step; did you mean 'data.csv'?; step 'a' puts '*.csv': does it come before this step, and did it run?");
    }

    @Test
    void missingGetsAreToldAtOnce() throws Exception {
        assertThat(
                        failure(
                                "    a: "
                                        + step("exit 1", "", "one, two")
                                        + ", next: success, on_failure: b}\n    b: "
                                        + step("true", "one, two", "")
                                        + ", next: success}\n"))
                .isEqualTo(
                        "the catalog has no file 'one' for this step; step 'a' puts 'one': does it come before this step, and did it run?; "
                                + "the catalog has no file 'two' for this step; step 'a' puts 'two': does it come before this step, and did it run?");
    }

    @Test
    void fileOfWhichOnlyTheHashIsKeptCannotBeGot() throws Exception {
        String message =
                failure(
                        "    a: {type: task, command_type: shell, command: 'echo one > x', catalog: {put: [x], store_copy: false}, next: b}\n    b: "
                                + step("true", "x", "")
                                + ", next: success}\n");
        assertThat(message)
                .isEqualTo(
                        "'x' cannot be got: step 'a' put it with 'store_copy: false', so the catalog has only its hash");
        assertThat(log().at("/steps/a/data_catalog/0/data_hash").asText())
                .isEqualTo(sha256("one\n"));
        assertThat(catalog("r1/x")).doesNotExist();
        assertThat(catalog(".objects")).doesNotExist();
    }

    @Test
    void contentThatWasRemovedFromTheCatalogIsTold() throws Exception {
        String message =
                failure(
                        "    a: "
                                + step("echo one > x", "", "x")
                                + ", next: b0}\n    b0: "
                                + step("rm x; find .catalog/.objects -type f -delete", "", "")
                                + ", next: b}\n    b: "
                                + step("true", "x", "")
                                + ", next: success}\n");
        String hash = sha256("one\n");
        assertThat(message)
                .isEqualTo(
                        "'x' cannot be got: its content is not in the catalog any more: "
                                + catalog(
                                        ".objects/"
                                                + hash.substring(0, 2)
                                                + "/"
                                                + hash.substring(2)));
    }

    @Test
    void folderInTheWayIsTold() throws Exception {
        assertThat(
                        failure(
                                "    a: "
                                        + step("echo one > x", "", "x")
                                        + ", next: b0}\n    b0: "
                                        + step("rm x; mkdir x", "", "")
                                        + ", next: b}\n    b: "
                                        + step("true", "x", "")
                                        + ", next: success}\n"))
                .isEqualTo("'x' cannot be got: there is a folder of that name");
    }

    @Test
    void linkThatLeadsOutIsNeitherPutNorGotThrough(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("x"), "secret");
        String message =
                failure(
                        "    a: "
                                + step("mkdir d; echo one > d/x", "", "d")
                                + ", next: b0}\n    b0: "
                                + step("rm -r d; ln -s " + outside + " d", "", "")
                                + ", next: b}\n    b: "
                                + step("true", "d", "")
                                + ", next: success, on_failure: c}\n    c: "
                                + step("true", "", "d/x")
                                + ", next: success}\n");
        assertThat(message)
                .isEqualTo(
                        "'d' is a link that leads out of the working directory, to %s; that is not allowed"
                                .formatted(outside.toRealPath()));
        assertThat(log().at("/steps/c/attempts/0/message").asText()).isEqualTo(message);
        assertThat(outside.resolve("x")).hasContent("secret");
    }

    @Test
    void branchesMayPutTheSameNameAndTheLastOneWins() throws Exception {
        sandboxed();
        InProcess.Result result =
                execute(
                        0,
                        """
                        dag:
                          start_at: p
                          steps:
                            p:
                              type: parallel
                              next: after
                              branches:
                                left: {start_at: s, steps: {s: %s, next: t}, t: %s, next: success}}}
                                right: {start_at: s, steps: {s: %s, next: success}}}
                            after: %s, next: success}
                        """
                                .formatted(
                                        step(
                                                "echo left > out.csv; echo same > same",
                                                "",
                                                "out.csv, same"),
                                        step("cp out.csv mine", "out.csv", "mine"),
                                        step(
                                                "echo right > out.csv; echo same > same",
                                                "",
                                                "out.csv, same"),
                                        step("cat out.csv mine > all", "out.csv, mine", "all")));
        assertThat(catalog("r1/all")).hasContent("right\nleft");
        assertThat(catalog("r1/p/left/out.csv")).hasContent("left");
        assertThat(catalog("r1/p/right/out.csv")).hasContent("right");
        assertThat(log().at("/steps/p/message").asText() + result.err())
                .contains("put different files 'out.csv'")
                .doesNotContain("'same'");
    }

    @Test
    void fiftyItemsThatPutTheSameNameLeaveFiftyRightFiles() throws Exception {
        runnable.file(
                "runnable-config.yaml",
                SANDBOX
                        + "pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 2}}\n");
        execute(
                0,
                """
                parameters: {xs: [%s]}
                dag:
                  start_at: fit
                  steps:
                    fit:
                      type: map
                      iterate_on: xs
                      iterate_as: x
                      next: after
                      branch: {start_at: s, steps: {s: %s, next: success}}}
                    after: %s, next: success}
                """
                        .formatted(
                                String.join(
                                        ", ",
                                        IntStream.range(0, 50)
                                                .mapToObj(Integer::toString)
                                                .toList()),
                                step("echo item $x > out.csv", "", "out.csv"),
                                step(
                                        "ls fit | wc -l > all; cat out.csv fit/*/out.csv >> all",
                                        "\"fit/*/out.csv\", out.csv",
                                        "all")));
        JsonNode log = log();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String text = "item " + i + "\n";
            assertThat(catalog("r1/fit/" + i + "/out.csv")).content().isEqualTo(text);
            assertThat(
                            log.at(
                                    "/steps/fit/branches/fit."
                                            + i
                                            + "/steps/fit."
                                            + i
                                            + ".s/data_catalog"))
                    .isEqualTo(
                            JSON.readTree(
                                    "["
                                            + entry(
                                                    "out.csv",
                                                    sha256(text),
                                                    "r1/fit/" + i + "/out.csv",
                                                    "put")
                                            + "]"));
            lines.add("item " + i);
        }
        List<String> all = Files.readAllLines(catalog("r1/all"));
        assertThat(all.getFirst().strip()).isEqualTo("50");
        assertThat(all.get(1)).isEqualTo("item 49");
        assertThat(all.subList(2, 52)).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(log.at("/steps/after/data_catalog"))
                .extracting(it -> it.get("name").asText())
                .startsWith(
                        IntStream.range(0, 50)
                                .mapToObj(i -> "fit/" + i + "/out.csv")
                                .toArray(String[]::new))
                .endsWith("out.csv", "all")
                .hasSize(52);
    }

    @Test
    void loopConditionalAndNestedGraphsHandFilesOn() throws Exception {
        sandboxed();
        execute(
                0,
                """
                parameters: {which: b, done: false}
                dag:
                  start_at: first
                  steps:
                    first: %s, next: l}
                    l:
                      type: loop
                      max_iterations: 3
                      break_on: done
                      index_as: i
                      next: c
                      branch: {start_at: s, steps: {s: %s, next: success}}}
                    c:
                      type: conditional
                      parameter: which
                      next: d
                      branches:
                        a: {start_at: s, steps: {s: {type: stub, next: success}}}
                        b: {start_at: s, steps: {s: %s, next: success}}}
                    d:
                      type: dag
                      next: last
                      branch: {steps: {x: %s}, y: %s, needs: [x]}}}
                    last: %s, next: success}
                """
                        .formatted(
                                step("echo first > count", "", "count"),
                                step("echo turn $i >> count", "count", "count"),
                                step("(cat count; echo chosen) > chosen", "count", "chosen"),
                                step("tr a-z A-Z < chosen > upper", "chosen", "upper"),
                                step("cp upper nested", "upper", "nested"),
                                step("cat nested count > all", "nested, count", "all")));
        assertThat(catalog("r1/all"))
                .hasContent("FIRST\nTURN 0\nTURN 1\nTURN 2\nCHOSEN\nfirst\nturn 0\nturn 1\nturn 2");
        assertThat(catalog("r1/l/0/count")).hasContent("first\nturn 0");
        assertThat(catalog("r1/d/dag/nested")).exists();
    }

    @Test
    void onlyFilesOfAncestorsAreSeen() throws Exception {
        sandboxed();
        execute(
                1,
                """
                dag:
                  steps:
                    a: %s}
                    b: %s}
                    c: %s, needs: [a]}
                    d: %s, needs: [a, b]}
                    e: %s, needs: [c, b]}
                """
                        .formatted(
                                step("echo a > a", "", "a"),
                                step("echo b > b", "", "b"),
                                step("true", "b", ""),
                                step("cat a b > d", "a, b", "d"),
                                step("true", "", "")));
        assertThat(catalog("r1/d")).hasContent("a\nb");
        assertThat(log().at("/steps/c/attempts/0/message").asText())
                .isEqualTo(
                        "the catalog has no file 'b' for this step; step 'b' puts 'b': does it come before this step, and did it run?");
    }

    @Test
    void retryFindsTheFilesOfWhatSucceededAlsoInBranches() throws Exception {
        sandboxed();
        String text =
                """
                parameters: {xs: [1, 2, 3]}
                dag:
                  start_at: a
                  steps:
                    a: %s, next: m}
                    m:
                      type: map
                      iterate_on: xs
                      iterate_as: x
                      next: b
                      branch: {start_at: s, steps: {s: %s, next: t}, t: %s, next: success}}}
                    b: %s, next: success}
                """
                        .formatted(
                                step("echo ran a >> %s/ran; echo a > a".formatted(folder), "", "a"),
                                step(
                                        "echo ran s$x >> %s/ran; cat a > s; echo $x >> s"
                                                .formatted(folder),
                                        "a",
                                        "s"),
                                step(
                                        "test $x != 2 || test -e %s/fixed && cp s t"
                                                .formatted(folder),
                                        "s",
                                        "t"),
                                step("cat a m/*/t > all", "a, m", "all"));
        execute(1, text);
        runnable.file("fixed", "");
        InProcess.Result again = runnable.run("retry", "r1");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("ran")))
                .containsExactlyInAnyOrder("ran a", "ran s1", "ran s2", "ran s3");
        assertThat(catalog("r1/all")).hasContent("a\na\n1\na\n2\na\n3");
        assertThat(log().at("/steps/m/branches/m.2/steps/m.2.t/data_catalog"))
                .extracting(it -> it.get("stage").asText() + " " + it.get("name").asText())
                .endsWith("get s", "put t");
    }

    @Test
    void catalogThatKeepsNothingLeavesFilesWhereTheyAre() throws Exception {
        runnable.file("runnable-config.yaml", "catalog: {type: do-nothing}\n");
        execute(
                0,
                "dag:\n  start_at: a\n  steps:\n    a: "
                        + step("echo one > x", "", "x, never")
                        + ", next: b}\n    b: "
                        + step("grep one x", "x", "")
                        + ", next: success}\n");
        assertThat(folder.resolve(".catalog")).doesNotExist();
        assertThat(log().at("/steps/a/data_catalog")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesBeginInTheFolderForData(boolean sandbox) throws Exception {
        runnable.file(
                "runnable-config.yaml",
                "catalog: {type: file-system, config: {compute_data_folder: my/data, sandbox: %s}}\n"
                        .formatted(sandbox));
        execute(
                0,
                "dag:\n  start_at: a\n  steps:\n    a: "
                        + step("mkdir -p my/data; echo one > my/data/x; echo two > y", "", "\"*\"")
                        + ", next: b0}\n    b0: "
                        + step("rm -rf my", "", "")
                        + ", next: b}\n    b: "
                        + step("cp my/data/x my/data/z", "x", "z")
                        + ", next: success}\n");
        assertThat(catalog("r1/x")).hasContent("one");
        assertThat(catalog("r1/y")).doesNotExist();
        assertThat(catalog("r1/z")).hasContent("one");
    }

    @Test
    void sandboxedStepSeesOnlyWhatItGetsAndIsToldWhoHasTheRest() throws Exception {
        sandboxed();
        runnable.file("lonely.csv", "x");
        String message =
                failure(
                        "    a: "
                                + step("echo one > put.csv; echo two > kept.csv", "", "put.csv")
                                + ", next: b}\n    b: "
                                + step(
                                        "cat put.csv; cat kept.csv; cat lonely.csv; cat \"$PWD/put.csv\"; exit 1",
                                        "",
                                        "")
                                + ", next: success}\n");
        assertThat(message)
                .contains(
                        "\nsandbox: 'put.csv' is put by step 'a', and this step does not get it; add 'catalog: {get: [put.csv]}'",
                        "\nsandbox: 'kept.csv' was made by step 'a', which does not put it; add 'catalog: {put: [kept.csv]}' there, and 'catalog: {get: [kept.csv]}' here",
                        "\nsandbox: 'lonely.csv' is in the working directory, and a sandboxed step sees only what it gets; let a step without sandbox put it, or use its absolute path")
                .containsOnlyOnce("sandbox: 'put.csv'");
    }

    @Test
    void nothingIsLeftOfSandboxes() throws Exception {
        sandboxed();
        execute(
                0,
                "dag:\n  start_at: a\n  steps:\n    a: "
                        + step("mkdir -p d; echo > d/x; ln -s / root; chmod 500 d", "", "d")
                        + ", next: success}\n");
        try (Stream<Path> left =
                Files.exists(folder.resolve("tmp"))
                        ? Files.list(folder.resolve("tmp"))
                        : Stream.of()) {
            assertThat(left).isEmpty();
        }
    }
}
