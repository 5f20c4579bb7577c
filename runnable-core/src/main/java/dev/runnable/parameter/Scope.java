package dev.runnable.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
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
/// Scopes are lexical: that of a branch reads through to the scope of the step around it and is
/// written to itself. The variables of a map or loop, its item or index, are seen by all inside it
/// and win over parameters of the same name.
///
/// Every value remembers the rank of the step that wrote it (its place in the topological order of
/// its graph). Where scopes meet, the value of the highest rank wins, so the result depends on the
/// graph and never on time.
public final class Scope {
    /// No parameters.
    public static final Scope EMPTY = new Scope(null, new LinkedHashMap<>(), null);

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

    private final @Nullable Scope around;
    private final SequencedMap<String, JsonNode> variables;
    private final @Nullable NameTree<Entry> entries;

    private Scope(
            @Nullable Scope around,
            SequencedMap<String, JsonNode> variables,
            @Nullable NameTree<Entry> entries) {
        this.around = around;
        this.variables = variables;
        this.entries = entries;
    }

    /// The parameters that a run starts with; every step's writing outranks them.
    public static Scope initial(SequencedMap<String, ? extends Parameter> parameters) {
        return EMPTY.with(parameters, INITIAL);
    }

    /// The scope in which a branch of a step that sees this one begins.
    ///
    /// @param added the branch's variables; one of the same name further out is hidden by it
    public Scope branch(SequencedMap<String, JsonNode> added) {
        SequencedMap<String, JsonNode> all = variables;
        if (!added.isEmpty()) {
            all = new LinkedHashMap<>(variables);
            all.putAll(added);
        }
        return new Scope(this, all, null);
    }

    /// As [#branch], of an iteration that comes after another and goes on with what that wrote.
    public Scope branchAfter(
            SequencedMap<String, ? extends Parameter> written,
            SequencedMap<String, JsonNode> added) {
        return branch(added).with(written, INITIAL);
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
        return new Scope(around, variables, all);
    }

    /// What a step sees that comes after several of its graph: of each name the value of the
    /// highest rank.
    public static Scope merge(List<Scope> scopes) {
        List<Scope> different = scopes.stream().distinct().toList();
        if (different.isEmpty()) {
            return EMPTY;
        }
        if (different.size() == 1) {
            return different.getFirst();
        }
        NameTree<Entry> merged = null;
        for (Scope scope : different) {
            merged = NameTree.union(merged, scope.entries, Entry::orHigher);
        }
        return new Scope(different.getFirst().around, different.getFirst().variables, merged);
    }

    public Optional<Parameter> find(String name) {
        JsonNode variable = variables.get(name);
        return variable == null ? findParameter(name) : Optional.of(new Parameter.Json(variable));
    }

    private Optional<Parameter> findParameter(String name) {
        for (Scope scope = this; scope != null; scope = scope.around) {
            Optional<Entry> entry = NameTree.find(scope.entries, name);
            if (entry.isPresent()) {
                return entry.map(Entry::parameter);
            }
        }
        return Optional.empty();
    }

    /// The items and indices of the maps and loops around the step, outermost first.
    public SequencedMap<String, JsonNode> variables() {
        return Collections.unmodifiableSequencedMap(variables);
    }

    /// All parameters without the variables: those from further out first, then those written
    /// first.
    public SequencedMap<String, Parameter> asMap() {
        SequencedMap<String, Parameter> all = new LinkedHashMap<>();
        ArrayDeque<Scope> scopes = new ArrayDeque<>();
        for (Scope scope = this; scope != null; scope = scope.around) {
            scopes.push(scope);
        }
        scopes.forEach(scope -> scope.addTo(all));
        return Collections.unmodifiableSequencedMap(all);
    }

    /// What the run log records as an attempt's inputs: the step's own graph's parameters, and the
    /// variables. What a branch sees of the graphs around it is recorded there, at the step whose
    /// branch it is: ten thousand items need not repeat a list of ten thousand items.
    public SequencedMap<String, Parameter> recorded() {
        SequencedMap<String, Parameter> all = new LinkedHashMap<>(own());
        variables.forEach((name, value) -> all.put(name, new Parameter.Json(value)));
        return Collections.unmodifiableSequencedMap(all);
    }

    /// The parameters of the step's own graph: of a branch, what was written in it. Those written
    /// first are at the front.
    public SequencedMap<String, Parameter> own() {
        SequencedMap<String, Parameter> all = new LinkedHashMap<>();
        addTo(all);
        return Collections.unmodifiableSequencedMap(all);
    }

    private void addTo(SequencedMap<String, Parameter> all) {
        List<Map.Entry<String, Entry>> ordered = new ArrayList<>();
        NameTree.forEach(entries, (name, entry) -> ordered.add(Map.entry(name, entry)));
        ordered.sort(Map.Entry.comparingByValue(Entry.FIRST_WRITTEN));
        ordered.forEach(entry -> all.put(entry.getKey(), entry.getValue().parameter));
    }
}
