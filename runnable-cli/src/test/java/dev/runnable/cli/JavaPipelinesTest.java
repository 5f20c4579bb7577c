package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Java files and classes in the place of pipeline files.
final class JavaPipelinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IMPORTS =
            "import static dev.runnable.sdk.Steps.*;\nimport dev.runnable.sdk.Pipeline;\n";

    @TempDir Path scratch;
    private InProcess runnable;

    @BeforeEach
    void aFolder() throws IOException {
        runnable = new InProcess(scratch.toRealPath());
    }

    /// A pipeline that counts how often its class was loaded, and fails as long as no file is
    /// there.
    private void counting(String gate) throws IOException {
        runnable.file(
                "Counting.java",
                IMPORTS
                        + """
                        class Counting {
                            static int loaded;
                            static {
                                loaded++;
                                System.out.println("class loaded");
                            }
                            static Pipeline pipeline() {
                                loaded += 10;
                                return Pipeline.of("counting",
                                    java("count", Counting::count).returns("loaded", "twice"),
                                    shell("gate", "%s"),
                                    java("sibling", Sibling::shout).returns("shout"));
                            }
                            record Counted(int loaded, int twice) {}
                            static Counted count(int start) {
                                return new Counted(loaded, 2 * start);
                            }
                        }
                        """
                                .formatted(gate));
        runnable.file(
                "Sibling.java",
                "class Sibling { static String shout(int twice) { return twice + \"!\"; } }\n");
    }

    private static JsonNode values(InProcess.Result result) throws IOException {
        return JSON.readTree(result.out()).get("parameters");
    }

    @Test
    void classOfThePipelineIsTheOneThatItsTasksCall() throws IOException {
        counting("true");

        InProcess.Result result =
                runnable.run("execute", "Counting.java", "--set", "start=4", "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(values(result).at("/loaded/value").asInt()).isEqualTo(11);
        assertThat(values(result).at("/shout/value").asText()).isEqualTo("8!");
        assertThat(result.err()).containsOnlyOnce("class loaded\n").contains("of Counting.java");
    }

    @Test
    void stepsOfTheirOwnProcessesFindTheirMethods() throws IOException {
        counting("true");
        runnable.file("emulator.yaml", "pipeline-executor: {type: emulator}\n");

        InProcess.Result result =
                runnable.run(
                        "execute",
                        "Counting.java",
                        "--set",
                        "start=4",
                        "-c",
                        "emulator.yaml",
                        "--output",
                        "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(values(result).at("/loaded/value").asInt()).isEqualTo(1);
        assertThat(values(result).at("/shout/value").asText()).isEqualTo("8!");
    }

    @Test
    void retryMakesThePipelineAnew() throws IOException {
        counting("exit 3");
        InProcess.Result failed =
                runnable.run("execute", "Counting.java", "--set", "start=1", "--run-id", "r");
        counting("echo open");
        InProcess.Result again = runnable.run("retry", "r", "--output", "json");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("[gate] | open").doesNotContain("[count]");
        assertThat(values(again).at("/shout/value").asText()).isEqualTo("2!");
        assertThat(runnable.run("show", "r").out()).contains("pipeline  Counting.java");
    }

    @Test
    void retryRefusesAnotherStructure() throws IOException {
        counting("exit 3");
        runnable.run("execute", "Counting.java", "--set", "start=1", "--run-id", "r");
        String other = Files.readString(runnable.folder().resolve("Counting.java"));
        runnable.file("Counting.java", other.replace("shell(\"gate\"", "shell(\"door\""));

        InProcess.Result again = runnable.run("retry", "r");

        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains("error: Counting.java: not the pipeline of run 'r'");
    }

    @Test
    void retryGoesOnWithWhatTheRunHasKeptWhenTheFileIsGone() throws IOException {
        runnable.file(
                "Gate.java",
                IMPORTS
                        + """
                        class Gate {
                            static Pipeline pipeline() {
                                return Pipeline.of("gate", shell("gate", "test -e open"));
                            }
                        }
                        """);
        runnable.run("execute", "Gate.java", "--run-id", "r");
        Files.delete(runnable.folder().resolve("Gate.java"));
        runnable.file("open", "");

        InProcess.Result again = runnable.run("retry", "r");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains(
                        "Gate.java is not there: going on with the definition that the run has kept");
    }

    private void compile(String file, String text) throws IOException {
        Path source = runnable.folder().resolve("src").resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-parameters",
                                "-d",
                                runnable.folder().resolve("classes").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString());
        assertThat(code).isZero();
    }

    @Test
    void classOfTheClassPathIsAPipeline() throws IOException {
        compile(
                "com/acme/Sales.java",
                "package com.acme;\n"
                        + IMPORTS
                        + """
                        public class Sales {
                            static Pipeline pipeline() {
                                return Pipeline.of("sales", java("total", Sales::total).returns("total"),
                                    shell("gate", "test -e open"));
                            }
                            static Pipeline other() { throw new AssertionError(); }
                            static int total(int a, int b) { return a + b; }
                        }
                        """);
        String[] command = {
            "execute",
            "com.acme.Sales",
            "--classpath",
            "classes",
            "--set",
            "a=1",
            "--set",
            "b=2",
            "--run-id",
            "r"
        };
        InProcess.Result failed = runnable.run(command);
        runnable.file("open", "");
        InProcess.Result again = runnable.run("retry", "r", "--output", "json");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err()).contains("run r of com.acme.Sales\n");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(values(again).at("/total/value").asInt()).isEqualTo(3);
        assertThat(again.err()).doesNotContain("is not there");
        assertThat(runnable.run("validate", "com.acme.Sales", "--classpath", "classes").err())
                .contains("valid: com.acme.Sales, 4 steps");
    }

    private void assertRefused(String program, String error) throws IOException {
        runnable.file("P.java", IMPORTS + program);
        InProcess.Result result = runnable.run("validate", "P.java");
        assertThat(result.err()).isEqualTo("error: " + error + "\n");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void mistakesOfTheProgramAreTold() throws IOException {
        assertRefused(
                "class P {}",
                "P.java: class 'P' has no static method without arguments that returns a Pipeline."
                        + " Add 'static Pipeline pipeline() { return Pipeline.of(...); }'. [RNB-114]");
        assertRefused(
                "class P { static Pipeline a() { return null; } static Pipeline b() { return null; } }",
                "P.java: several methods of 'P' return a Pipeline: a(), b(). Call the one that is"
                        + " meant 'pipeline'. [RNB-114]");
        assertRefused(
                "class P { static Pipeline a() { return null; } }",
                "P.java: a() returned null. Return a Pipeline. [RNB-114]");
        assertRefused(
                "class P { static Pipeline p() {\n int x = 1 / 0; return null; } }",
                "P.java:4: p(), which makes the pipeline, failed: java.lang.ArithmeticException: / by"
                        + " zero. Correct it; nothing was started. [RNB-114]");
        assertRefused(
                "class P { static Pipeline p() {\n return Pipeline.of(\"x\",\n stub(\"a.b\")); } }",
                "P.java:5: step 'a.b': the step name 'a.b' contains '.' or '%'. Call it 'a_b', for"
                        + " instance. [RNB-105]");
        assertRefused(
                "class P { static final Pipeline P = Pipeline.of(\"x\");\n"
                        + "static Pipeline p() { return P; } }",
                "P.java:3: there are no steps. Add at least one. [RNB-116]");
        assertRefused(
                "class P { static Pipeline p() {\n return stubb(\"a\"); } }",
                "P.java:4:9: cannot find symbol, symbol:   method stubb(java.lang.String),"
                        + " location: class P [RNB-114]");
        assertRefused(
                "class P { static Pipeline p() { return Pipeline.of(\"x\",\n"
                        + " java(\"s\", P::go).returns(\"x\")); } static void go() {} }",
                "P.java:4: step 's': method 'go' returns nothing (void). Give it a result, or leave"
                        + " out 'returns'. [RNB-114]");
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(runnable.run("execute", "No.java").err())
                .startsWith("error: No.java: there is no such file.");
        assertThat(runnable.run("execute", "com.acme.No").err())
                .isEqualTo(
                        "error: com.acme.No: class 'com.acme.No' was not found: the class path is"
                                + " empty. Name its jar or folder with --classpath or in"
                                + " 'classpath:' of the configuration, or name a file: Sales.java,"
                                + " pipeline.yaml. [RNB-406]\n");
        assertThat(runnable.run("execute", "no.yaml").err())
                .startsWith("error: no.yaml: there is no such file.");
    }

    @Test
    void fileOfAnotherFolderNamesItsFilesAndMethodsFromThere() throws IOException {
        Files.createDirectories(runnable.folder().resolve("deep/er"));
        runnable.file(
                "deep/er/Outer.java",
                IMPORTS
                        + """
                        class Outer {
                            static Pipeline pipeline() {
                                return Pipeline.of("outer", java("one", Outer::one).returns("n"),
                                    nestedFile("two", "inner.yaml"));
                            }
                            static int one() { return 1; }
                        }
                        """);
        runnable.file(
                "deep/er/inner.yaml",
                """
                dag:
                  start_at: s
                  steps:
                    s: {type: task, command_type: java, command: Outer.java::one, returns: [m], next: success}
                """);
        runnable.file("Outer.java", "class Outer { static int one() { return 2; } }");
        InProcess.Result result = runnable.run("execute", "deep/er/Outer.java", "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(values(result).at("/n/value").asInt()).isEqualTo(1);
    }

    @Test
    void partsOfARunBeginWithTheFile() throws IOException {
        counting("true");

        assertThat(
                        runnable.run(
                                        "execute-single-node",
                                        "part",
                                        "Counting.java",
                                        "count",
                                        "--set",
                                        "start=3")
                                .code())
                .isZero();
        InProcess.Result next =
                runnable.run("execute-single-node", "part", "Counting.java", "gate");
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(runnable.run("show", "part").out()).contains("Counting.java", "count");
    }
}
