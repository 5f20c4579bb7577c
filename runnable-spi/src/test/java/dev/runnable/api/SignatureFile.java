package dev.runnable.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The signature of a version, as it is kept in the source tree.
///
/// @param version of the SPI
/// @param released whether others may have been built against it: until then it can change as it
///   likes, and what has changed is seen in this file
record SignatureFile(SpiNumber version, boolean released, SortedSet<Fact> facts) {
    private static final String HEAD = "# SPI ";
    private static final String NOT_RELEASED = ", not released";

    /// The newest of a folder.
    static SignatureFile newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<SignatureFile> all = new ArrayList<>();
            for (Path file : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
                all.add(read(file));
            }
            return all.stream().max(Comparator.comparing(SignatureFile::version)).orElseThrow();
        }
    }

    private static SignatureFile read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String head = lines.getFirst();
        SortedSet<Fact> facts =
                lines.stream()
                        .filter(it -> !it.isBlank() && !it.startsWith("#"))
                        .map(Fact::of)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new SignatureFile(
                SpiNumber.of(head.replace(HEAD, "").replace(NOT_RELEASED, "")),
                !head.endsWith(NOT_RELEASED),
                facts);
    }

    void writeTo(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append(version);
        text.append(released ? "\n" : NOT_RELEASED + "\n");
        String type = "";
        for (Fact fact : facts) {
            text.append(fact.type().equals(type) ? "" : "\n").append(fact).append('\n');
            type = fact.type();
        }
        Path file =
                folder.resolve(
                        "runnable-spi-%d.%d.txt".formatted(version.major(), version.minor()));
        Files.writeString(file, text);
    }
}
