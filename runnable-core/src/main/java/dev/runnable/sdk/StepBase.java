package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What all steps have, in the type of each.
///
/// @param <S> the type of step
abstract sealed class StepBase<S extends Step> implements Step
        permits TaskStep, StubStep, ParallelStep, MapStep, ConditionalStep, LoopStep, NestedStep {
    private final Draft draft;

    StepBase(Draft draft) {
        this.draft = draft;
    }

    Draft draft() {
        return draft;
    }

    static Draft draft(Step step) {
        return switch (step) {
            case StepBase<?> base -> base.draft;
        };
    }

    /// The same step with another draft.
    abstract S with(Draft changed);

    S field(String key, @Nullable Object value) {
        return with(draft.with(key, value));
    }

    /// Tells what of it is missing; called when it gets its place in a graph.
    void complete() {}

    @Override
    public final String name() {
        return draft.name();
    }

    @Override
    public S attempts(int attempts) {
        if (attempts < 1) {
            throw draft.mistake()
                    .of(
                            ProblemCode.BAD_VALUE,
                            "attempts are at least 1, found " + attempts,
                            "Say how often the step is tried in all.");
        }
        return field("max_attempts", attempts);
    }

    @Override
    public S backoff(Backoff backoff) {
        SequencedMap<String, @Nullable Object> retry = new LinkedHashMap<>();
        retry.put("backoff", backoff.fields());
        return field("retry", retry);
    }

    @Override
    public S timeout(Duration timeout) {
        return field("timeout", Durations.text(timeout, "timeout", draft.mistake()));
    }

    @Override
    public S override(String executor, String key) {
        SequencedMap<String, @Nullable Object> all = new LinkedHashMap<>();
        if (draft.fields().get("overrides") instanceof Map<?, ?> before) {
            before.forEach((name, value) -> all.put(String.valueOf(name), value));
        }
        all.put(executor, key);
        return field("overrides", all);
    }

    @Override
    public S onFailure(Step first, Step... more) {
        List<Step> path = new ArrayList<>(List.of(first));
        path.addAll(Arrays.asList(more));
        return with(
                draft.failing(
                        new Draft.Failure(
                                List.copyOf(path), Optional.empty(), Mistake.callSite())));
    }

    @Override
    public S onFailure(String step) {
        Draft.Target target = new Draft.Target(step, Mistake.callSite());
        return with(
                draft.failing(new Draft.Failure(List.of(), Optional.of(target), target.site())));
    }

    @Override
    public S then(String step) {
        return with(draft.going(step));
    }

    @Override
    public S thenSucceed() {
        return with(draft.going("success"));
    }

    @Override
    public S thenFail() {
        return with(draft.going("fail"));
    }

    @Override
    public S needs(String... steps) {
        return needing(steps, false);
    }

    @Override
    public S needsEvenSkipped(String... steps) {
        return needing(steps, true);
    }

    private S needing(String[] steps, boolean evenSkipped) {
        Draft changed = draft;
        for (String step : steps) {
            changed = changed.needing(step, evenSkipped);
        }
        return with(changed);
    }

    @Override
    public S skipIf(Condition condition) {
        return field("skip_if", condition.document());
    }

    @Override
    public S onErrorSkip() {
        return field("on_error", "skip");
    }

    @Override
    public S onErrorContinue() {
        return field("on_error", "continue");
    }

    @Override
    public S onErrorContinue(Map<String, ?> defaultOutput) {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("action", "continue");
        fields.put("default_output", Values.plain(defaultOutput, draft.mistake()));
        return field("on_error", fields);
    }

    @Override
    public final String toString() {
        return draft.fields().get("type") + " step '" + draft.name() + "'";
    }
}
