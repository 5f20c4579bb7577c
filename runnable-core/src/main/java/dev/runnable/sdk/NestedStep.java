package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;

/// A pipeline in a step.
public final class NestedStep extends StepBase<NestedStep> {
    private NestedStep(Draft draft) {
        super(draft);
    }

    static NestedStep of(String name, Branch branch) {
        return new NestedStep(Draft.of(name, "dag").branch(MapStep.BRANCH, branch));
    }

    static NestedStep ofFile(String name, String path) {
        Draft draft = Draft.of(name, "dag");
        if (path.isBlank()) {
            throw draft.mistake()
                    .of(
                            ProblemCode.BAD_VALUE,
                            "the path of a pipeline file is empty",
                            "Name a file.");
        }
        return new NestedStep(draft.with("pipeline", path));
    }

    @Override
    NestedStep with(Draft changed) {
        return new NestedStep(changed);
    }
}
