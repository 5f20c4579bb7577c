package dev.runnable.parameter;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
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
    public static final Scope EMPTY = new Scope(null, new LinkedHashMap<>());

    private static final int INITIAL = -1;
    private static final int DEEPEST = 32;

    private record Entry(Parameter parameter, int rank) {}

    private final @Nullable Scope before;
    private final SequencedMap<String, Entry> own;
    private final int depth;

    private Scope(@Nullable Scope before, SequencedMap<String, Entry> own) {
        this.before = before;
        this.own = own;
        this.depth = before == null ? 0 : before.depth + 1;
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
        SequencedMap<String, Entry> written = new LinkedHashMap<>();
        outputs.forEach((name, parameter) -> written.put(name, new Entry(parameter, rank)));
        if (depth < DEEPEST) {
            return new Scope(this, written);
        }
        SequencedMap<String, Entry> flat = entries();
        flat.putAll(written);
        return new Scope(null, flat);
    }

    /// What a step sees that comes after several: of each name the value of the highest rank.
    public static Scope merge(List<Scope> scopes) {
        List<Scope> different = scopes.stream().distinct().toList();
        if (different.size() == 1) {
            return different.getFirst();
        }
        SequencedMap<String, Entry> merged = new LinkedHashMap<>();
        for (Scope scope : different) {
            scope.entries().forEach((name, entry) -> merged.merge(name, entry, Scope::higher));
        }
        return new Scope(null, merged);
    }

    private static Entry higher(Entry one, Entry other) {
        return other.rank > one.rank ? other : one;
    }

    public Optional<Parameter> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.before) {
            Entry entry = scope.own.get(name);
            if (entry != null) {
                return Optional.of(entry.parameter);
            }
        }
        return Optional.empty();
    }

    /// All parameters, those written first at the front.
    public SequencedMap<String, Parameter> asMap() {
        SequencedMap<String, Parameter> all = new LinkedHashMap<>();
        entries().forEach((name, entry) -> all.put(name, requireNonNull(entry).parameter));
        return Collections.unmodifiableSequencedMap(all);
    }

    private SequencedMap<String, Entry> entries() {
        SequencedMap<String, Entry> all = before == null ? new LinkedHashMap<>() : before.entries();
        for (Map.Entry<String, Entry> entry : own.entrySet()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return all;
    }
}
