package dev.runnable.runlog;

import dev.runnable.graph.Node;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What is known of one graph of a run, the pipeline's own or that of a branch, while its events
/// come in.
final class GraphProgress {
    private final SequencedMap<String, StepProgress> steps = new LinkedHashMap<>();

    /// What steps have written while the graph goes on, with their ranks.
    private final SequencedMap<String, Value> written = new LinkedHashMap<>();

    /// The steps that came after each step; null until somebody asks, which is seldom.
    private @Nullable Map<String, List<String>> dependants;

    private Scope initial = Scope.EMPTY;
    private Optional<StepProgress> end = Optional.empty();

    private record Value(Parameter parameter, int rank) {}

    /// Begins, or begins anew: what its steps were is kept.
    void begin(Scope scope) {
        initial = scope;
        end = Optional.empty();
        steps.values().forEach(StepProgress::visitedBefore);
        scope.own()
                .parameters()
                .forEach((name, value) -> written.putIfAbsent(name, new Value(value, -1)));
    }

    /// Goes on with what it has.
    void resume() {
        end = Optional.empty();
    }

    void add(String name, StepProgress step) {
        steps.put(name, step);
    }

    /// Outdates all its steps.
    void outdate() {
        steps.values().forEach(StepProgress::outdate);
    }

    /// Outdates what came after a step that begins anew, and what came after that. An outdated step
    /// has nothing left to outdate.
    void outdateAfter(String name) {
        StepProgress begun = steps.get(name);
        if (begun == null || begun.isOutdated()) {
            return;
        }
        Map<String, List<String>> next = dependants();
        ArrayDeque<String> open = new ArrayDeque<>(List.of(name));
        for (String step = open.poll(); step != null; step = open.poll()) {
            for (String dependant : next.getOrDefault(step, List.of())) {
                StepProgress it = steps.get(dependant);
                if (it != null && it.after().contains(step) && it.outdate()) {
                    open.add(dependant);
                }
            }
        }
    }

    private Map<String, List<String>> dependants() {
        Map<String, List<String>> known = dependants;
        if (known == null) {
            known = new HashMap<>();
            dependants = known;
            steps.forEach((name, step) -> comesAfter(name, step.after()));
        }
        return known;
    }

    /// Notes the steps that led to a step.
    void comesAfter(String name, List<String> after) {
        if (dependants != null) {
            for (String before : after) {
                dependants.computeIfAbsent(before, _ -> new ArrayList<>(1)).add(name);
            }
        }
    }

    Scope scopeAfter(List<String> after) {
        List<Scope> scopes = new ArrayList<>(after.size());
        for (String name : after) {
            StepProgress before = steps.get(name);
            if (before != null) {
                scopes.add(before.passedOn());
            }
        }
        return scopes.isEmpty() ? initial : Scope.merge(scopes);
    }

    void finished(String name, StepProgress step) {
        step.wrote()
                .parameters()
                .forEach((parameter, value) ->
                        written.merge(
                                parameter,
                                new Value(value, step.rank()),
                                (old, it) -> it.rank() >= old.rank() ? it : old));
        if (Node.isEnd(name)) {
            end = Optional.of(step);
        }
    }

    /// The step that ended it; empty while it goes on.
    Optional<StepProgress> end() {
        return end;
    }

    /// Its own parameters: those that reach its end, or all that were written while it goes on.
    SequencedMap<String, Parameter> parameters() {
        if (end.isPresent()) {
            return end.get().passedOn().own().parameters();
        }
        SequencedMap<String, Parameter> values = new LinkedHashMap<>();
        written.forEach((name, it) -> values.put(name, it.parameter()));
        return values;
    }

    /// What its steps have written, when it has ended.
    Optional<Written> written() {
        return end.map(step -> step.passedOn().own());
    }

    SequencedMap<String, RunLog.StepLog> logs() {
        SequencedMap<String, RunLog.StepLog> logs = new LinkedHashMap<>();
        steps.values().forEach(step -> logs.put(step.path().text(), step.log()));
        return logs;
    }
}
