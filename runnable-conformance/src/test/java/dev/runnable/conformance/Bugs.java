package dev.runnable.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All that are planted.
final class Bugs {
    private Bugs() {}

    static List<Bug> all() {
        return Stream.<Bug[]>of(
                        OutcomeBug.values(),
                        OutputBug.values(),
                        InputBug.values(),
                        LifeBug.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    static Bug named(String name) {
        return Stream.concat(Stream.of(NoBug.NONE), all().stream())
                .filter(bug -> bug.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
