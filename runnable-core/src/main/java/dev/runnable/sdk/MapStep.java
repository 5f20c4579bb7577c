package dev.runnable.sdk;

import dev.runnable.definition.JavaReference;
import dev.runnable.definition.SerializedReference;
import dev.runnable.definition.UnusableReference;
import dev.runnable.problem.ProblemCode;
import java.util.List;

/// A branch for each item of a list: `map("fit").over("models").as("model").run(...)`.
///
/// Afterwards each parameter that the branch returns is the list of what its items returned, or
/// what a reducer has made of it.
public final class MapStep extends StepBase<MapStep> {
    static final String BRANCH = "branch";

    MapStep(Draft draft) {
        super(draft);
    }

    @Override
    MapStep with(Draft changed) {
        return new MapStep(changed);
    }

    /// The parameter that is a list.
    public MapStep over(String parameter) {
        return field("iterate_on", Names.parameter(parameter, draft().mistake()));
    }

    /// What the steps of the branch call an item.
    public MapStep as(String variable) {
        return field("iterate_as", Names.parameter(variable, draft().mistake()));
    }

    /// The steps for each item, one after the other.
    public MapStep run(Step first, Step... more) {
        return run(Branch.of(first, more));
    }

    /// The steps for each item.
    public MapStep run(Branch branch) {
        return with(draft().branch(BRANCH, branch, "run() is said twice"));
    }

    /// What becomes of the items' values: `sum`, `min`, `max`, `mean`, `count`, `first`, `last`,
    /// `concat`, `merge`, a Java method `com.acme.R::f`, or a function of Python.
    public MapStep reduce(String reducer) {
        Reducers.check(reducer, draft().mistake());
        return field("reducer", reducer);
    }

    /// A method that gets the list of the items' values.
    public <A, R> MapStep reduce(Code.Function1<A, R> method) {
        try {
            JavaReference reference = SerializedReference.read(method);
            if (!reference.named()) {
                throw draft().mistake()
                        .of(
                                ProblemCode.BAD_VALUE,
                                "a reducer is a method with a name, not a lambda",
                                "Write a static method and name it: Sales::best.");
            }
            return field("reducer", reference);
        } catch (UnusableReference e) {
            throw draft().mistake().of(ProblemCode.BAD_VALUE, e.text(), e.hint());
        }
    }

    /// How many items run at once at most.
    public MapStep maxConcurrency(int items) {
        if (items < 1) {
            throw draft().mistake()
                    .of(
                            ProblemCode.BAD_VALUE,
                            "at least one item runs at once, found " + items,
                            "Leave it out for as many as the executor takes.");
        }
        return field("max_concurrency", items);
    }

    @Override
    void complete() {
        Missing missing = new Missing(this);
        missing.require("iterate_on", "over", "the parameter that is a list");
        missing.require("iterate_as", "as", "what the branch calls an item");
        missing.requireBranch("run", List.of(BRANCH));
    }
}
