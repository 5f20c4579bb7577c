package dev.runnable.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A pipeline and what it is started with.
///
/// @param name of its folder
/// @param pipeline the text of the file; `@TIMEOUT@` stands for a time that is long enough to start
///   a task in
/// @param files beside it, by their names
/// @param environment variables that it is started with
/// @param secrets that its tasks may name
/// @param set texts `name=value`
record Scenario(
        String name,
        String pipeline,
        Map<String, String> files,
        Map<String, String> environment,
        Map<String, String> secrets,
        List<String> set) {
    Scenario {
        files = Map.copyOf(files);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
        set = List.copyOf(set);
    }

    /// The pipeline of this name among the kit's resources.
    static Scenario of(String name) {
        return new Scenario(
                name.replace('/', '-'),
                resource(name + ".yaml"),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }

    static Scenario of(String name, String pipeline) {
        return new Scenario(name, pipeline, Map.of(), Map.of(), Map.of(), List.of());
    }

    Scenario file(String file, String text) {
        return new Scenario(name, pipeline, and(files, file, text), environment, secrets, set);
    }

    Scenario with(String variable, String value) {
        return new Scenario(name, pipeline, files, and(environment, variable, value), secrets, set);
    }

    Scenario secret(String secret, String value) {
        return new Scenario(name, pipeline, files, environment, and(secrets, secret, value), set);
    }

    Scenario set(String text) {
        List<String> more = new ArrayList<>(set);
        more.add(text);
        return new Scenario(name, pipeline, files, environment, secrets, more);
    }

    private static Map<String, String> and(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /// A file of the kit.
    static String resource(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
