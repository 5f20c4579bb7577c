package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The identity of a step in a run: the way to it through branches, map items and loop iterations.
/// Two steps of a run never share one.
///
/// @param segments outermost first; the last is a step
public record StepPath(List<Segment> segments) {
    private static final int LONGEST_FILE_NAME = 160;

    public StepPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || !(segments.getLast() instanceof Segment.Step)) {
            throw new IllegalArgumentException("a step path ends with a step: " + segments);
        }
    }

    /// One part of the way.
    public sealed interface Segment {
        /// The part as it stands in the dot path of the run log.
        String text();

        record Step(String name) implements Segment {
            public Step {
                requireNonNull(name, "name");
            }

            @Override
            public String text() {
                return name;
            }
        }

        /// A branch of a parallel, conditional or nested pipeline.
        record Branch(String name) implements Segment {
            public Branch {
                requireNonNull(name, "name");
            }

            @Override
            public String text() {
                return name;
            }
        }

        /// An item of a map.
        record Item(String key) implements Segment {
            public Item {
                requireNonNull(key, "key");
            }

            @Override
            public String text() {
                return key;
            }
        }

        /// An iteration of a loop, counted from 0.
        record Iteration(int index) implements Segment {
            @Override
            public String text() {
                return Integer.toString(index);
            }
        }
    }

    /// A step of the pipeline's own graph.
    public static StepPath root(String step) {
        return new StepPath(List.of(new Segment.Step(step)));
    }

    /// A step of the graph that stands in a branch, item or iteration of this composite step.
    public StepPath child(Segment branch, String step) {
        List<Segment> path = new ArrayList<>(segments);
        path.add(branch);
        path.add(new Segment.Step(step));
        return new StepPath(path);
    }

    /// Another step of the graph that this one stands in.
    public StepPath sibling(String step) {
        if (segments.size() == 1) {
            return root(step);
        }
        List<Segment> path = new ArrayList<>(segments);
        path.set(path.size() - 1, new Segment.Step(step));
        return new StepPath(path);
    }

    /// The step's own name.
    public String name() {
        return segments.getLast().text();
    }

    /// The `internal_name` of the run log.
    public String text() {
        return segments.size() == 1
                ? name()
                : segments.stream().map(Segment::text).collect(Collectors.joining("."));
    }

    /// A file name without separators, of at most 160 ASCII characters, different for every path:
    /// what is not a letter, digit, `_` or `-` is percent-encoded, and a long name ends in a hash.
    public String fileName() {
        String encoded =
                segments.stream()
                        .map(segment -> percentEncode(segment.text()))
                        .collect(Collectors.joining("."));
        if (encoded.length() <= LONGEST_FILE_NAME) {
            return encoded;
        }
        String hash = Digests.sha256(encoded).substring(0, 32);
        return encoded.substring(0, LONGEST_FILE_NAME - 33) + "~" + hash;
    }

    private static String percentEncode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '-') {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
