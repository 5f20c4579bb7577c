package dev.runnable.sdk;

import java.util.List;

/// The branch that a parameter's value chooses: `conditional("dress").on("weather").when("hot",
/// ...).otherwise(...)`.
public final class ConditionalStep extends StepBase<ConditionalStep> {
    /// What no value can be, as a branch's name has no dot.
    static final String OTHERWISE = ".otherwise";

    ConditionalStep(Draft draft) {
        super(draft);
    }

    @Override
    ConditionalStep with(Draft changed) {
        return new ConditionalStep(changed);
    }

    /// The parameter that chooses.
    public ConditionalStep on(String parameter) {
        return field("parameter", Names.parameter(parameter, draft().mistake()));
    }

    /// The steps for a value, one after the other.
    ///
    /// @param value a text, a number or a boolean; compared as JSON, 1 equals "1"
    public ConditionalStep when(Object value, Step first, Step... more) {
        return when(value, Branch.of(first, more));
    }

    /// The steps for a value.
    public ConditionalStep when(Object value, Branch branch) {
        String key = String.valueOf(Values.plain(value, draft().mistake()));
        Names.check("branch", key, draft().mistake());
        return with(draft().branch(key, branch));
    }

    /// The steps for all other values, one after the other. Without them another value fails.
    public ConditionalStep otherwise(Step first, Step... more) {
        return otherwise(Branch.of(first, more));
    }

    /// The steps for all other values.
    public ConditionalStep otherwise(Branch branch) {
        return with(draft().branch(OTHERWISE, branch, "otherwise() is said twice"));
    }

    @Override
    void complete() {
        Missing missing = new Missing(this);
        missing.require("parameter", "on", "the parameter that chooses");
        List<String> values =
                draft().branches().keySet().stream().filter(key -> !key.equals(OTHERWISE)).toList();
        missing.requireBranch("when", values);
    }
}
