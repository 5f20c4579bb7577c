package dev.runnable.parameter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The parameters that a step sees: immutable, and cheap to derive from the scope before it, so
/// that a run may keep one for every attempt.
///
/// Every value remembers the rank of the step that wrote it (its place in the topological order of
/// its graph). Where scopes meet, the value of the highest rank wins, so the result depends on the
/// graph and never on time.
public final class Scope {
    /// No parameters.
    public static final Scope EMPTY = new Scope(null);

    private static final int INITIAL = -1;

    /// A value, who wrote it, and who wrote the first value of this name: that decides the order.
    private record Entry(Parameter parameter, int rank, int firstRank, int place) {
        static final Comparator<Entry> FIRST_WRITTEN =
                Comparator.comparingInt(Entry::firstRank).thenComparingInt(Entry::place);

        Entry overwrittenBy(Entry later) {
            return new Entry(later.parameter, later.rank, firstRank, place);
        }

        /// The winner, at the place of whichever was there first.
        Entry orHigher(Entry other) {
            Entry winner = other.rank > rank ? other : this;
            Entry first = FIRST_WRITTEN.compare(other, this) < 0 ? other : this;
            return winner.firstRank == first.firstRank && winner.place == first.place
                    ? winner
                    : first.overwrittenBy(winner);
        }
    }

    private final @Nullable NameTree<Entry> entries;

    private Scope(@Nullable NameTree<Entry> entries) {
        this.entries = entries;
    }

    /// The parameters that a run starts with; every step's writing outranks them.
    public static Scope initial(SequencedMap<String, ? extends Parameter> parameters) {
        return EMPTY.with(parameters, INITIAL);
    }

    /// This scope after a step wrote `outputs`.
    ///
    /// @param rank of the step that wrote them
    public Scope with(SequencedMap<String, ? extends Parameter> outputs, int rank) {
        if (outputs.isEmpty()) {
            return this;
        }
        NameTree<Entry> all = entries;
        int place = 0;
        for (Map.Entry<String, ? extends Parameter> output : outputs.entrySet()) {
            Entry written = new Entry(output.getValue(), rank, rank, place++);
            all = NameTree.put(all, output.getKey(), written, Entry::overwrittenBy);
        }
        return new Scope(all);
    }

    /// What a step sees that comes after several: of each name the value of the highest rank.
    public static Scope merge(List<Scope> scopes) {
        List<Scope> different = scopes.stream().distinct().toList();
        if (different.size() == 1) {
            return different.getFirst();
        }
        NameTree<Entry> merged = null;
        for (Scope scope : different) {
            merged = NameTree.union(merged, scope.entries, Entry::orHigher);
        }
        return new Scope(merged);
    }

    public Optional<Parameter> find(String name) {
        return NameTree.find(entries, name).map(Entry::parameter);
    }

    /// All parameters, those written first at the front.
    public SequencedMap<String, Parameter> asMap() {
        List<Map.Entry<String, Entry>> ordered = new ArrayList<>();
        NameTree.forEach(entries, (name, entry) -> ordered.add(Map.entry(name, entry)));
        ordered.sort(Map.Entry.comparingByValue(Entry.FIRST_WRITTEN));
        SequencedMap<String, Parameter> all = LinkedHashMap.newLinkedHashMap(ordered.size());
        ordered.forEach(entry -> all.put(entry.getKey(), entry.getValue().parameter));
        return Collections.unmodifiableSequencedMap(all);
    }
}
