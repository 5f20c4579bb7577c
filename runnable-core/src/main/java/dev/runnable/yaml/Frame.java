package dev.runnable.yaml;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A list or mapping whose end has not been read yet.
abstract sealed class Frame {
    final SourceLocation location;
    final @Nullable String anchor;
    private long size = 1;
    private int depth;

    private Frame(SourceLocation location, @Nullable String anchor) {
        this.location = location;
        this.anchor = anchor;
    }

    /// A node with what an alias to it would cost.
    ///
    /// @param size nodes in it, itself included
    /// @param depth of lists and mappings in it, itself included
    record Weighed(Located node, long size, int depth) {}

    void add(Weighed child, Reporter reporter) {
        size += child.size;
        depth = Math.max(depth, child.depth);
        accept(child.node, reporter);
    }

    Weighed close() {
        return new Weighed(node(), size, depth + 1);
    }

    abstract void accept(Located child, Reporter reporter);

    abstract Located node();

    static final class OfSequence extends Frame {
        private final List<Located> items = new ArrayList<>(4);

        OfSequence(SourceLocation location, @Nullable String anchor) {
            super(location, anchor);
        }

        @Override
        void accept(Located child, Reporter reporter) {
            items.add(child);
        }

        @Override
        Located node() {
            return new Located.Sequence(location, items);
        }
    }

    static final class OfMapping extends Frame {
        private final SequencedMap<String, Located.Entry> own = LinkedHashMap.newLinkedHashMap(6);
        private final List<Located.Mapping> merged = new ArrayList<>(0);
        private @Nullable Located key;

        OfMapping(SourceLocation location, @Nullable String anchor) {
            super(location, anchor);
        }

        @Override
        void accept(Located child, Reporter reporter) {
            Located of = key;
            if (of == null) {
                key = child;
                return;
            }
            key = null;
            if (!(of instanceof Located.Scalar name)) {
                reporter.error(
                        ProblemCode.WRONG_TYPE,
                        of.location(),
                        "a key is a single value, found " + of.describe());
            } else if (name.plain() && name.text().equals("<<")) {
                merge(child, reporter);
            } else {
                put(new Located.Entry(name, child), reporter);
            }
        }

        private void put(Located.Entry entry, Reporter reporter) {
            Located.Scalar name = entry.key();
            Located.Entry first = own.putIfAbsent(name.text(), entry);
            if (first != null) {
                reporter.error(
                        ProblemCode.DUPLICATE_KEY,
                        name.location(),
                        "the key %s stands here already, in line %d"
                                .formatted(
                                        Excerpt.quote(name.text()), first.key().location().line()),
                        "Remove or rename one of them.");
            }
        }

        private void merge(Located value, Reporter reporter) {
            switch (value) {
                case Located.Mapping mapping -> merged.add(mapping);
                case Located.Sequence list -> list.items().forEach(item -> merge(item, reporter));
                case Located.Scalar scalar ->
                        reporter.error(
                                ProblemCode.BAD_MERGE,
                                scalar.location(),
                                "'<<' takes in a mapping or a list of mappings, found "
                                        + scalar.describe(),
                                "Name the anchor of a mapping, for instance '<<: *defaults'.");
            }
        }

        @Override
        Located node() {
            if (merged.isEmpty()) {
                return new Located.Mapping(location, own);
            }
            SequencedMap<String, Located.Entry> all = new LinkedHashMap<>();
            for (Located.Mapping mapping : merged.reversed()) {
                all.putAll(mapping.entries());
            }
            all.putAll(own);
            return new Located.Mapping(location, all);
        }
    }
}
