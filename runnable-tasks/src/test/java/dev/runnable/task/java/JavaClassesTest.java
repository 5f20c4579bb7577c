package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaClassesTest {
    @TempDir Path folder;

    private Trial command(String command) {
        return new Trial(new JavaTaskRunnerProvider(), folder, command).returns("out");
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(requireNonNull(path.getParent()));
        return Files.writeString(path, text);
    }

    private Path compile(String folderName, String... options) throws IOException {
        Path classes = folder.resolve(folderName + "-classes");
        try (Stream<Path> sources = Files.walk(folder.resolve(folderName))) {
            List<String> files =
                    sources.map(Path::toString).filter(name -> name.endsWith(".java")).toList();
            List<String> arguments =
                    Stream.of(
                                    Stream.of(options),
                                    Stream.of("-d", classes.toString()),
                                    files.stream())
                            .flatMap(part -> part)
                            .toList();
            assertThat(
                            requireNonNull(ToolProvider.getSystemJavaCompiler())
                                    .run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
        }
        return classes;
    }

    private Path library() throws IOException {
        write(
                "lib/com/acme/Steps.java",
                """
                package com.acme;
                public class Steps extends Base {
                    static { System.setProperty("steps.initialised", "yes"); }
                    public static int twice(int n) { return 2 * n; }
                    public int thrice(int n) { return 3 * n; }
                    private static int hidden() { return 0; }
                    public static class Inner { public static String hello() { return "inner"; } }
                    public static void nothing() {}
                }
                """);
        write(
                "lib/com/acme/Base.java",
                "package com.acme; class Base { int inherited() { return 7; } }");
        write(
                "lib/com/acme/NeedsArgument.java",
                "package com.acme; public class NeedsArgument { NeedsArgument(int n) {} public int"
                        + " get() { return 1; } }");
        return compile("lib", "-parameters");
    }

    @Test
    void ofTheClassPathAreNamedInEitherWay() throws Exception {
        Path classes = library();
        assertThat(
                        command("com.acme.Steps::twice")
                                .classpath(classes)
                                .parameter("n", "2")
                                .outputs())
                .containsEntry("out", "4");
        assertThat(command("com.acme.Steps.twice").classpath(classes).parameter("n", "2").outputs())
                .containsEntry("out", "4");
        assertThat(
                        command("com.acme.Steps::thrice")
                                .classpath(classes)
                                .parameter("n", "2")
                                .outputs())
                .containsEntry("out", "6");
        assertThat(command("com.acme.Steps::inherited").classpath(classes).outputs())
                .containsEntry("out", "7");
        assertThat(command("com.acme.Steps.Inner::hello").classpath(classes).outputs())
                .containsEntry("out", "\"inner\"");
        assertThat(command("com.acme.Steps$Inner.hello").classpath(classes).outputs())
                .containsEntry("out", "\"inner\"");
    }

    @Test
    void checkTellsWhatIsMissingAndRunsNothing() throws Exception {
        Path classes = library();
        System.clearProperty("steps.initialised");
        assertThat(command("com.acme.Steps::twice").classpath(classes).check()).isEmpty();
        assertThat(command("com.acme.Stps::twice").classpath(classes).check())
                .singleElement()
                .asString()
                .startsWith(
                        "error: step 'step': class 'com.acme.Stps' was not found: not in "
                                + classes)
                .endsWith("[RNB-406]");
        assertThat(command("com.acme.Steps::twise").classpath(classes).check())
                .containsExactly(
                        "error: step 'step': class 'com.acme.Steps' has no method 'twise'. Did you"
                                + " mean 'twice'? [RNB-406]");
        assertThat(command("com.acme.Steps::hidden").classpath(classes).check())
                .containsExactly(
                        "error: step 'step': class 'com.acme.Steps' has a private method 'hidden'."
                                + " Make it public. [RNB-406]");
        assertThat(command("com.acme.NeedsArgument::get").classpath(classes).check())
                .containsExactly(
                        "error: step 'step': method 'get' of 'com.acme.NeedsArgument' needs an"
                                + " instance, and the class has no constructor without arguments."
                                + " Make the method static. [RNB-114]");
        assertThat(command("com.acme.Steps::nothing").classpath(classes).check())
                .containsExactly(
                        "error: step 'step': method 'nothing' returns nothing (void). Give it a"
                                + " result, or leave out 'returns'. [RNB-114]");
        assertThat(command("Nowhere.java::run").check())
                .containsExactly(
                        "error: step 'step': source file 'Nowhere.java' was not found. It was looked"
                                + " for in "
                                + folder
                                + ". [RNB-406]");
        assertThat(command("a b").check())
                .containsExactly(
                        "error: step 'step': 'a b' names no method. Write com.acme.Steps::method or"
                                + " Steps.java::method. [RNB-114]");
        assertThat(command("com.acme.Steps::twice").classpath(folder.resolve("no.jar")).check())
                .singleElement()
                .asString()
                .contains("the class path names what does not exist: " + folder.resolve("no.jar"));
        assertThat(System.getProperty("steps.initialised")).isNull();
    }

    @Test
    void withoutNamesOfArgumentsAreRefused() throws Exception {
        write("plain/P.java", "public class P { public static int run(int n) { return n; } }");
        assertThat(
                        command("P::run")
                                .classpath(compile("plain"))
                                .parameter("n", "1")
                                .failure()
                                .message())
                .endsWith("are not in its class. Compile it with javac's option -parameters.");
    }

    @Test
    void seeNoneOfOurLibraries() throws Exception {
        write(
                "Look.java",
                """
                class Look {
                    static String run() throws Exception {
                        try {
                            Class.forName("com.fasterxml.jackson.databind.ObjectMapper");
                            return "seen";
                        } catch (ClassNotFoundException e) {
                            return Thread.currentThread().getContextClassLoader()
                                    == Look.class.getClassLoader() ? "unseen" : "other loader";
                        }
                    }
                }
                """);
        assertThat(command("Look.java::run").outputs()).containsEntry("out", "\"unseen\"");
    }

    @Test
    void sourceFileUsesLibrariesAndSiblings() throws Exception {
        Path classes = library();
        write(
                "A.java",
                "class A { static int run(int n) { return com.acme.Steps.twice(n) + B.more() +"
                        + " sub.C.most(); } }");
        write("B.java", "class B { static int more() { return 10; } }");
        write(
                "sub/C.java",
                "package sub; public class C { public static int most() { return 100; } }");
        write("Broken.java", "class Broken { this is no Java }");
        assertThat(command("A.java::run").classpath(classes).parameter("n", "1").outputs())
                .containsEntry("out", "112");
    }

    @Test
    void sourceFileInAPackageFindsItsOwnAndOtherPackages() throws Exception {
        write(
                "src/com/acme/A.java",
                "package com.acme; class A { static int run() { return B.one() +"
                        + " com.other.C.two(); } }");
        write(
                "src/com/acme/B.java",
                "package com.acme; class B { static int one() { return 1; } }");
        write(
                "src/com/other/C.java",
                "package com.other; public class C { public static int two() { return 2; } }");
        assertThat(command("src/com/acme/A.java::run").outputs()).containsEntry("out", "3");

        write("flat/A.java", "package any.thing; class A { static int run() { return B.one(); } }");
        write("flat/B.java", "package any.thing; class B { static int one() { return 5; } }");
        assertThat(command("flat/A.java::run").outputs()).containsEntry("out", "5");
    }

    @Test
    void sourceFileWithoutAClassIsOne() throws Exception {
        write("Compact.java", "int run(int n) { return n + 1; }\nvoid main() {}");
        assertThat(command("Compact.java::run").parameter("n", "1").outputs())
                .containsEntry("out", "2");
    }

    @Test
    void errorsOfTheCompilerAreToldWithTheirPlace() throws Exception {
        write(
                "A.java",
                "class A {\n    static int run() { return B.one(); }\n    int x = \"\";\n}\n");
        write("B.java", "class B { static int one() { return 1 } }\n");
        assertThat(command("A.java::run").check())
                .first()
                .asString()
                .startsWith("error: B.java:1:38: step 'step': ';' expected");
        Files.delete(folder.resolve("B.java"));
        assertThat(command("A.java::run").check())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .startsWith(
                                                "error: A.java:2:31: step 'step': cannot find"
                                                        + " symbol"),
                        second ->
                                assertThat(second)
                                        .startsWith(
                                                "error: A.java:3:13: step 'step': incompatible"
                                                        + " types"));
        assertThat(command("A.java::run").failure().message())
                .startsWith("A.java:2:31: cannot find symbol");
        write("D.java", "class E { static int run() { return 1; } }");
        assertThat(command("D.java::run").check())
                .containsExactly(
                        "error: step 'step': 'D.java' holds no class 'D'. Call the class as the file"
                                + " is called. [RNB-406]");
    }
}
