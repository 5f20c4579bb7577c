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
        return Stream.of(Stream.of(NoBug.NONE), Stream.of(Limit.values()), all().stream())
                .flatMap(it -> it)
                .filter(bug -> bug.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
