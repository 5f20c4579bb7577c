package dev.runnable.testkit.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets the command line start in half the time, which tests do hundreds of times where steps are
/// processes: the JVM keeps the classes of the libraries, as they are in its memory, in a file.
/// Where that does not work nothing but time is lost.
final class SharedClasses {
    private static final String CLASS_PATH = "-cp";

    /// A file that the JVM cannot use is not worth a line: it is read with the output of steps.
    private static final String SILENT = "-Xlog:disable";

    private SharedClasses() {}

    /// @param program a JVM with a class path and a class, as
    ///   [dev.runnable.run.ThisProcess#program] tells it; any other command is returned as it is
    /// @param folder for the file
    static List<String> in(Path folder, List<String> program)
            throws IOException, InterruptedException {
        int at = program.indexOf(CLASS_PATH);
        if (at < 0) {
            return program;
        }
        String classPath = program.get(at + 1);
        // the JVM takes folders only behind what it has kept
        String libraries = part(classPath, Files::isRegularFile);
        Path kept = folder.resolve("classes.jsa");
        Path scratch = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(scratch.resolve(Project.PIPELINE), Scenario.of("order").pipeline());
        List<String> training = command(program, at, "-XX:ArchiveClassesAtExit=" + kept, libraries);
        training.addAll(List.of("execute", Project.PIPELINE));
        new ProcessBuilder(training)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        String folders = part(classPath, Files::isDirectory);
        String all =
                Stream.of(libraries, folders)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
        return Files.exists(kept)
                ? command(program, at, "-XX:SharedArchiveFile=" + kept, all)
                : program;
    }

    private static String part(String classPath, Predicate<Path> wanted) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .filter(it -> wanted.test(Path.of(it)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> command(
            List<String> program, int at, String option, String classPath) {
        List<String> command = new ArrayList<>(program.subList(0, at));
        command.addAll(List.of(SILENT, option, CLASS_PATH, classPath));
        command.addAll(program.subList(at + 2, program.size()));
        return command;
    }
}
