package dev.runnable.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataFile;
import dev.runnable.data.FilePattern;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters and files that a step sees: immutable, and cheap to derive from the scope before
/// it, so that a run may keep one for every attempt.
///
/// Scopes are lexical: that of a branch reads through to the scope of the step around it and is
/// written to itself. The variables of a map or loop, its item or index, are seen by all inside it
/// and win over parameters of the same name.
///
/// Where scopes meet, the value of the step wins that comes last in the order of their graph.
public final class Scope {
    /// No parameters.
    public static final Scope EMPTY =
            new Scope(null, new LinkedHashMap<>(), Ranked.none(), Ranked.none());

    private static final int INITIAL = -1;

    private final @Nullable Scope around;
    private final SequencedMap<String, JsonNode> variables;
    private final Ranked<Parameter> parameters;
    private final Ranked<DataFile> files;

    private Scope(
            @Nullable Scope around,
            SequencedMap<String, JsonNode> variables,
            Ranked<Parameter> parameters,
            Ranked<DataFile> files) {
        this.around = around;
        this.variables = variables;
        this.parameters = parameters;
        this.files = files;
    }

    /// The parameters that a run starts with; every step's writing outranks them.
    public static Scope initial(SequencedMap<String, ? extends Parameter> parameters) {
        return EMPTY.with(Written.of(parameters), INITIAL);
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
        return new Scope(this, all, Ranked.none(), Ranked.none());
    }

    /// As [#branch], of an iteration that comes after another and goes on with what that wrote.
    public Scope branchAfter(Written written, SequencedMap<String, JsonNode> added) {
        return branch(added).with(written, INITIAL);
    }

    /// This scope after a step wrote something.
    ///
    /// @param rank of the step that wrote it
    public Scope with(Written written, int rank) {
        return written.isNothing()
                ? this
                : new Scope(
                        around,
                        variables,
                        parameters.with(written.parameters(), rank),
                        files.with(written.files(), rank));
    }

    /// What a step sees that comes after several of its graph: of each name the value of the
    /// highest rank.
    public static Scope merge(List<Scope> scopes) {
        return scopes.stream().distinct().reduce(Scope::and).orElse(EMPTY);
    }

    private Scope and(Scope other) {
        return new Scope(
                around, variables, parameters.and(other.parameters), files.and(other.files));
    }

    public Optional<Parameter> find(String name) {
        JsonNode variable = variables.get(name);
        return variable == null ? findParameter(name) : Optional.of(new Parameter.Json(variable));
    }

    private Optional<Parameter> findParameter(String name) {
        for (Scope scope = this; scope != null; scope = scope.around) {
            Optional<Parameter> parameter = scope.parameters.find(name);
            if (parameter.isPresent()) {
                return parameter;
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
        return all(scope -> scope.parameters);
    }

    /// The file that goes by this name.
    public Optional<DataFile> findFile(String name) {
        for (Scope scope = this; scope != null; scope = scope.around) {
            Optional<DataFile> file = scope.files.find(name);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    /// The files that a pattern means, by name, in the order of [#files].
    public SequencedMap<String, DataFile> files(FilePattern pattern) {
        SequencedMap<String, DataFile> meant = new LinkedHashMap<>();
        Optional<DataFile> named = pattern.isName() ? findFile(pattern.text()) : Optional.empty();
        if (named.isPresent()) {
            meant.put(named.get().name(), named.get());
            return meant;
        }
        files().forEach((name, file) -> {
            if (pattern.means(file)) {
                meant.put(name, file);
            }
        });
        return meant;
    }

    /// All files that may be got from the catalog, by name.
    public SequencedMap<String, DataFile> files() {
        return all(scope -> scope.files);
    }

    private <V> SequencedMap<String, V> all(Function<Scope, Ranked<V>> values) {
        SequencedMap<String, V> all = new LinkedHashMap<>();
        ArrayDeque<Scope> scopes = new ArrayDeque<>();
        for (Scope scope = this; scope != null; scope = scope.around) {
            scopes.push(scope);
        }
        scopes.forEach(scope -> values.apply(scope).addTo(all));
        return Collections.unmodifiableSequencedMap(all);
    }

    /// What the run log records as an attempt's inputs: the step's own graph's parameters, and the
    /// variables. What a branch sees of the graphs around it is recorded there, at the step whose
    /// branch it is: ten thousand items need not repeat a list of ten thousand items.
    public SequencedMap<String, Parameter> recorded() {
        SequencedMap<String, Parameter> all = new LinkedHashMap<>();
        parameters.addTo(all);
        variables.forEach((name, value) -> all.put(name, new Parameter.Json(value)));
        return Collections.unmodifiableSequencedMap(all);
    }

    /// What was written in the step's own graph: of a branch, in it.
    public Written own() {
        SequencedMap<String, Parameter> values = new LinkedHashMap<>();
        SequencedMap<String, DataFile> data = new LinkedHashMap<>();
        parameters.addTo(values);
        files.addTo(data);
        return new Written(values, data);
    }
}
