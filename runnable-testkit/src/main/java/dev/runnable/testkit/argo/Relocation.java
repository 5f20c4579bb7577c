package dev.runnable.testkit.argo;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Replaces paths of a container by those on this machine wherever they stand in a text.
record Relocation(Map<String, Path> places, Pattern pattern) implements UnaryOperator<String> {
    /// Of its mounts and output files.
    static Relocation of(Pod pod) {
        var places = new HashMap<String, Path>();
        pod.mounts().forEach(mount -> places.put(mount.path(), mount.host()));
        pod.outputs().values().forEach(path -> places.put(path, pod.onHost(path)));
        String any =
                places.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        // whole names only
        return new Relocation(places, Pattern.compile("(?<![\\w./-])(?:" + any + ")(?![\\w.-])"));
    }

    @Override
    public String apply(String text) {
        if (places.isEmpty()) {
            return text;
        }
        return pattern.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                places.getOrDefault(found.group(), Path.of(found.group()))
                                        .toAbsolutePath()
                                        .toString()));
    }
}
