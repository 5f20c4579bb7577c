package dev.runnable.sdk;

/// A step that does nothing, and succeeds.
public final class StubStep extends StepBase<StubStep> {
    StubStep(Draft draft) {
        super(draft);
    }

    @Override
    StubStep with(Draft changed) {
        return new StubStep(changed);
    }
}
