package dev.runnable.sdk;

import dev.runnable.definition.CallSite;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A step as it is so far.
///
/// @param fields what its file would say, but for how it is wired
/// @param needs steps that come before, by name
/// @param failure where it goes when it fails
/// @param next where it goes after it, where that is not the step below it
/// @param branches by the names that its file has for them
record Draft(
        String name,
        CallSite site,
        SequencedMap<String, @Nullable Object> fields,
        SequencedMap<String, Need> needs,
        Optional<Failure> failure,
        Optional<Target> next,
        SequencedMap<String, Branch> branches) {
    /// A step that comes before.
    ///
    /// @param evenSkipped whether it may also have been skipped
    record Need(CallSite site, boolean evenSkipped) {}

    /// The name of a step, said there.
    record Target(String name, CallSite site) {}

    /// Steps of their own, or another step of the graph.
    record Failure(List<Step> path, Optional<Target> target, CallSite site) {}

    Draft {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        needs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(needs));
        branches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(branches));
    }

    static Draft of(String name, String type) {
        Mistake mistake = new Mistake(Mistake.callSite(), Optional.of(name));
        Names.check("step", name, mistake);
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        return new Draft(
                name,
                mistake.site(),
                fields,
                new LinkedHashMap<>(),
                Optional.empty(),
                Optional.empty(),
                new LinkedHashMap<>());
    }

    Mistake mistake() {
        return Mistake.inStep(name);
    }

    Draft with(String key, @Nullable Object value) {
        SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(key, value);
        return new Draft(name, site, more, needs, failure, next, branches);
    }

    /// The key's list with more in it.
    Draft adding(String key, List<?> values) {
        List<@Nullable Object> all =
                new ArrayList<>(fields.get(key) instanceof List<?> before ? before : List.of());
        all.addAll(values);
        return with(key, all);
    }

    Draft needing(String step, boolean evenSkipped) {
        SequencedMap<String, Need> more = new LinkedHashMap<>(needs);
        more.put(step, new Need(Mistake.callSite(), evenSkipped));
        return new Draft(name, site, fields, more, failure, next, branches);
    }

    Draft failing(Failure where) {
        if (failure.isPresent()) {
            throw mistake()
                    .of(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            "it is said twice where the step goes when it fails",
                            "Remove one of the two calls of onFailure.");
        }
        return new Draft(name, site, fields, needs, Optional.of(where), next, branches);
    }

    Draft going(String target) {
        if (next.isPresent()) {
            throw mistake()
                    .of(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            "it is said twice where the step goes on: to %s and to %s"
                                    .formatted(
                                            Excerpt.quote(next.get().name()),
                                            Excerpt.quote(target)),
                            "Remove one of the two calls.");
        }
        Optional<Target> where = Optional.of(new Target(target, Mistake.callSite()));
        return new Draft(name, site, fields, needs, failure, where, branches);
    }

    Draft branch(String key, Branch branch) {
        return branch(key, branch, "there are two branches " + Excerpt.quote(key));
    }

    /// @param twice what is wrong when there is one already
    Draft branch(String key, Branch branch, String twice) {
        SequencedMap<String, Branch> more = new LinkedHashMap<>(branches);
        if (more.putIfAbsent(key, branch) != null) {
            throw mistake().of(ProblemCode.DUPLICATE_VALUE, twice, "Remove or rename one of them.");
        }
        return new Draft(name, site, fields, needs, failure, next, more);
    }
}
