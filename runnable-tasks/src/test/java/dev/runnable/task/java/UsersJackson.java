package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A user who has a Jackson of another version than ours.
record UsersJackson(Path folder) {
    /// Copied there by the build.
    private static final Path JARS = Path.of("target/users-jackson").toAbsolutePath();

    static List<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(JARS)) {
            return jars.sorted().toList();
        }
    }

    static String version() throws IOException {
        String jar = requireNonNull(jars().getFirst().getFileName()).toString();
        return jar.substring(jar.lastIndexOf('-') + 1, jar.length() - ".jar".length());
    }

    Trial command(String command) throws IOException {
        Trial trial = new Trial(new JavaTaskRunnerProvider(), folder, command).returns("out");
        jars().forEach(trial::classpath);
        return trial;
    }

    /// Writes the source of a class `Steps`.
    void steps(String body) throws IOException {
        Files.writeString(
                folder.resolve("Steps.java"),
                """
                import com.fasterxml.jackson.annotation.*;
                import com.fasterxml.jackson.databind.*;
                import com.fasterxml.jackson.databind.annotation.*;
                import java.util.*;
                class Steps { %s }
                """
                        .formatted(body));
    }
}
