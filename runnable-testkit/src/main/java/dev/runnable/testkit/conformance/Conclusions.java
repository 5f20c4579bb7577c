package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came of each test, for the summary. Thread-safe.
final class Conclusions {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// How a test ended. The order is that of what has to be told first.
    enum Result {
        FAILED,
        /// Declared as not supported, and refused as it has to be.
        UNSUPPORTED,
        NOT_MEANINGFUL,
        /// This machine lacks something.
        SKIPPED,
        PASSED
    }

    /// @param why empty for what has passed
    record Test(Behaviour behaviour, String name, Result result, String why) {}

    private final Map<String, Test> tests = new LinkedHashMap<>();

    /// The first that is said of a test counts.
    synchronized void add(String id, Test test) {
        tests.putIfAbsent(id, test);
    }

    synchronized List<Test> all() {
        return List.copyOf(tests.values());
    }

    /// Writes them, by their behaviours.
    void write(Path file, String name, Subject subject) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("subject", name);
        root.put("configuration", subject.configuration());
        ObjectNode versions = root.putObject("versions");
        versions.put("runnable", Versions.kit());
        versions.put("java", Runtime.version().toString());
        versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        ObjectNode counts = root.putObject("tests");
        ObjectNode behaviours = root.putObject("behaviours");
        byBehaviour()
                .forEach((behaviour, list) -> {
                    ObjectNode node = behaviours.putObject(behaviour.text());
                    node.put("result", worst(list).name());
                    list.forEach(test -> {
                        counts.put(test.result.name(), counts.path(test.result.name()).asInt() + 1);
                        ObjectNode one = node.withArrayProperty("tests").addObject();
                        one.put("name", test.name).put("result", test.result.name());
                        Optional.of(test.why)
                                .filter(why -> !why.isEmpty())
                                .ifPresent(why -> one.put("why", why));
                    });
                });
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    private Map<Behaviour, List<Test>> byBehaviour() {
        Map<Behaviour, List<Test>> sorted = new TreeMap<>();
        all().forEach(test -> sorted.merge(test.behaviour, List.of(test), Conclusions::concat));
        return sorted;
    }

    private static List<Test> concat(List<Test> some, List<Test> more) {
        return java.util.stream.Stream.of(some, more).flatMap(List::stream).toList();
    }

    private static Result worst(List<Test> tests) {
        return tests.stream().map(Test::result).sorted().findFirst().orElseThrow();
    }
}
