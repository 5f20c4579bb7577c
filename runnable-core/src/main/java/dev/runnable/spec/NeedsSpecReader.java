package dev.runnable.spec;

import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `needs`: names of steps, or `{step: name, on_skip: run}`.
final class NeedsSpecReader {
    List<StepSpec.Need> read(Fields step) {
        List<StepSpec.Need> needs = new ArrayList<>(2);
        for (Located item : step.items("needs")) {
            read(item, step).ifPresent(needs::add);
        }
        return needs;
    }

    private static Optional<StepSpec.Need> read(Located item, Fields step) {
        if (item instanceof Located.Scalar name && !name.isNull()) {
            return Optional.of(new StepSpec.Need(name, false));
        }
        if (item instanceof Located.Mapping mapping) {
            return readFields(Fields.of(mapping, step.reporter()));
        }
        step.wrongType("needs", item, "a list of step names", Optional.empty());
        return Optional.empty();
    }

    private static Optional<StepSpec.Need> readFields(Fields fields) {
        fields.require("step", "Write 'step: NAME' or just the name.");
        Optional<Located.Scalar> step = fields.name("step");
        Optional<String> onSkip = fields.text("on_skip");
        if (onSkip.isPresent() && !onSkip.get().equals("run") && !onSkip.get().equals("skip")) {
            fields.reporter()
                    .error(
                            ProblemCode.BAD_VALUE,
                            fields.value("on_skip").orElseThrow().location(),
                            "'on_skip' must be 'run' or 'skip', found '" + onSkip.get() + "'",
                            "Write 'on_skip: run' to start the step all the same.");
        }
        fields.rejectOthers(_ -> Optional.empty());
        boolean run = onSkip.isPresent() && onSkip.get().equals("run");
        return step.map(name -> new StepSpec.Need(name, run));
    }
}
