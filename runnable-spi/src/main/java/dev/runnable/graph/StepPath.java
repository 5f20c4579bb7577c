package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The identity of a step in a run: the way to it through branches, map items and loop iterations.
/// Two steps of a run never share one.
///
/// A large run makes and looks up very many of them. Therefore a path shares the way that leads to
/// it with its siblings, and knows its hash and, once asked, its text.
public final class StepPath {
    private static final int LONGEST_FILE_NAME = 160;

    /// Spreads the hashes of nested items, whose keys are numbers that add up alike.
    private static final int MIX = 0x9e3779b1;

    private final @Nullable BranchPath branch;
    private final String name;
    private final int hash;
    private @Nullable String text;

    StepPath(@Nullable BranchPath branch, String name) {
        this.branch = branch;
        this.name = requireNonNull(name, "name");
        this.hash = (31 * Objects.hashCode(branch) + name.hashCode()) * MIX;
    }

    /// @param segments outermost first: a step, then as often as wanted a branch and a step in it
    /// @throws IllegalArgumentException when they come in another order
    public StepPath(List<Segment> segments) {
        this(branch(segments), stepName(segments, segments.size() - 1));
    }

    private static @Nullable BranchPath branch(List<Segment> segments) {
        BranchPath branch = null;
        for (int i = 0; i + 2 < segments.size(); i += 2) {
            StepPath step = new StepPath(branch, stepName(segments, i));
            branch = new BranchPath(step, segments.get(i + 1));
        }
        return branch;
    }

    private static String stepName(List<Segment> segments, int index) {
        if (index % 2 == 0 && segments.get(index) instanceof Segment.Step(String name)) {
            return name;
        }
        throw new IllegalArgumentException("steps and branches take turns in a path: " + segments);
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
        return new StepPath(null, step);
    }

    /// A step of the graph that stands in a branch, item or iteration of this composite step.
    public StepPath child(Segment segment, String step) {
        return new BranchPath(this, segment).child(step);
    }

    /// Another step of the graph that this one stands in.
    public StepPath sibling(String step) {
        return new StepPath(branch, step);
    }

    /// The branch, item or iteration that the step stands in; empty for a step of the pipeline's
    /// own graph.
    public Optional<BranchPath> branch() {
        return Optional.ofNullable(branch);
    }

    /// The step's own name.
    public String name() {
        return name;
    }

    /// The way to the step, outermost first; the last is the step.
    public List<Segment> segments() {
        List<Segment> inwards = new ArrayList<>();
        inwards.add(new Segment.Step(name));
        for (BranchPath at = branch; at != null; at = at.step().branch) {
            inwards.add(at.segment());
            inwards.add(new Segment.Step(at.step().name));
        }
        return List.copyOf(inwards.reversed());
    }

    /// The `internal_name` of the run log. Two steps may share it, when names hold dots.
    public String text() {
        String known = text;
        if (known == null) {
            known = branch == null ? name : joined(Segment::text);
            text = known;
        }
        return known;
    }

    /// The dot path of the step in its pipeline, as [Graph#visit] tells it: every item and
    /// iteration is called `branch`.
    public String declared() {
        return joined(segment ->
                switch (segment) {
                    case Segment.Step step -> step.name();
                    case Segment.Branch named -> named.name();
                    case Segment.Item _, Segment.Iteration _ -> "branch";
                });
    }

    private String joined(Function<Segment, String> form) {
        return segments().stream().map(form).collect(Collectors.joining("."));
    }

    /// A file name without separators, of at most 160 ASCII characters, different for every path:
    /// what is not a letter, digit, `_` or `-` is percent-encoded, and a long name ends in a hash.
    public String fileName() {
        String encoded = joined(segment -> PercentEncoding.encode(segment.text()));
        if (encoded.length() <= LONGEST_FILE_NAME) {
            return encoded;
        }
        String hash = Digests.sha256(encoded).substring(0, 32);
        return encoded.substring(0, LONGEST_FILE_NAME - 33) + "~" + hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepPath that && sameWay(this, that);
    }

    /// A loop, because a path may be deeper than the stack; siblings share the rest of the way.
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameWay(StepPath a, StepPath b) {
        StepPath left = a;
        StepPath right = b;
        while (left != right) {
            BranchPath outOfLeft = left.branch;
            BranchPath outOfRight = right.branch;
            if (left.hash != right.hash || !left.name.equals(right.name)) {
                return false;
            }
            if (outOfLeft == null || outOfRight == null) {
                return outOfLeft == null && outOfRight == null;
            }
            if (!outOfLeft.segment().equals(outOfRight.segment())) {
                return false;
            }
            left = outOfLeft.step();
            right = outOfRight.step();
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
