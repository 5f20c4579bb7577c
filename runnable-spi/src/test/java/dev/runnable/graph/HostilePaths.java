package dev.runnable.graph;

import dev.runnable.graph.StepPath.Segment;
import java.util.List;
import java.util.random.RandomGenerator;

/// Paths through names that nobody should give and somebody will.
public final class HostilePaths {
    private static final List<String> NAMES =
            List.of(
                    "train",
                    "a b",
                    " ",
                    "",
                    "a.b",
                    ".",
                    "..",
                    "a..b.",
                    "'single' \"double\" `back`",
                    "$HOME ${x} $(id) !! \\",
                    "{{workflow.uid}}",
                    "*?[a]~#&|;<>()",
                    "-x",
                    "--help",
                    "50%",
                    "%41",
                    "a=b",
                    "b=left",
                    "i=1",
                    "n=3",
                    "s=x",
                    "0",
                    "-1",
                    "a/b\\c:d",
                    "line\nfeed\r\ttab\0",
                    "é ü 日本語",
                    "e\u0301 is not é",
                    "🚀👩‍👩‍👧",
                    "\ud800",
                    "\udc00\ud800",
                    "\u2028\u2029\ufeff\uffff",
                    "map_variable_placeholder",
                    "loop_variable_placeholder",
                    "branch",
                    "null",
                    "True",
                    "~",
                    "a name of many words ".repeat(15),
                    "ü".repeat(300));

    private final RandomGenerator random;

    public HostilePaths(RandomGenerator random) {
        this.random = random;
    }

    public StepPath next() {
        StepPath path = StepPath.root(name());
        while (random.nextInt(3) > 0) {
            path = path.child(segment(), name());
        }
        return path;
    }

    private Segment segment() {
        return switch (random.nextInt(3)) {
            case 0 -> new Segment.Branch(name());
            case 1 -> new Segment.Item(name());
            default -> new Segment.Iteration(random.nextInt(random.nextBoolean() ? 12 : 1 << 30));
        };
    }

    public String name() {
        return switch (random.nextInt(8)) {
            case 0 -> anything(random.nextInt(1, 300));
            case 1 -> pick() + pick();
            default -> pick();
        };
    }

    private String pick() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /// UTF-16 units as they come, halves of pairs included.
    private String anything(int length) {
        StringBuilder out = new StringBuilder(length);
        random.ints(length, 0, random.nextBoolean() ? 0x80 : 0x10000)
                .forEach(c -> out.append((char) c));
        return out.toString();
    }
}
