package dev.runnable.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Named values of one graph, immutable and cheap to derive from the version before.
///
/// Every value remembers the rank of the step that wrote it (its place in the topological order of
/// its graph). Where versions meet, the value of the highest rank wins, so the result depends on
/// the graph and never on time.
final class Ranked<V> {
    private static final Ranked<Object> NONE = new Ranked<>(null);

    /// A value, who wrote it, and who wrote the first value of this name: that decides the order.
    private record Entry<V>(V value, int rank, int firstRank, int place) {
        static final Comparator<Entry<?>> FIRST_WRITTEN =
                Comparator.<Entry<?>>comparingInt(Entry::firstRank).thenComparingInt(Entry::place);

        Entry<V> overwrittenBy(Entry<V> later) {
            return new Entry<>(later.value, later.rank, firstRank, place);
        }

        /// The winner, at the place of whichever was there first.
        Entry<V> orHigher(Entry<V> other) {
            Entry<V> winner = other.rank > rank ? other : this;
            Entry<V> first = FIRST_WRITTEN.compare(other, this) < 0 ? other : this;
            return winner.firstRank == first.firstRank && winner.place == first.place
                    ? winner
                    : first.overwrittenBy(winner);
        }
    }

    private final @Nullable NameTree<Entry<V>> entries;

    private Ranked(@Nullable NameTree<Entry<V>> entries) {
        this.entries = entries;
    }

    @SuppressWarnings("unchecked") // nothing is in it
    static <V> Ranked<V> none() {
        return (Ranked<V>) NONE;
    }

    /// After a step of this rank wrote `values`.
    Ranked<V> with(SequencedMap<String, ? extends V> values, int rank) {
        NameTree<Entry<V>> all = entries;
        int place = 0;
        for (Map.Entry<String, ? extends V> value : values.entrySet()) {
            Entry<V> written = new Entry<>(value.getValue(), rank, rank, place++);
            all = NameTree.put(all, value.getKey(), written, Entry::overwrittenBy);
        }
        return values.isEmpty() ? this : new Ranked<>(all);
    }

    /// Of each name the value of the highest rank.
    Ranked<V> and(Ranked<V> other) {
        return new Ranked<>(NameTree.union(entries, other.entries, Entry::orHigher));
    }

    Optional<V> find(String name) {
        return NameTree.find(entries, name).map(Entry::value);
    }

    boolean isEmpty() {
        return entries == null;
    }

    /// Puts all into a map: those written first at the front.
    void addTo(SequencedMap<String, V> all) {
        List<Map.Entry<String, Entry<V>>> ordered = new ArrayList<>();
        NameTree.forEach(entries, (name, entry) -> ordered.add(Map.entry(name, entry)));
        ordered.sort(Map.Entry.comparingByValue(Entry.FIRST_WRITTEN));
        ordered.forEach(entry -> all.put(entry.getKey(), entry.getValue().value()));
    }
}
