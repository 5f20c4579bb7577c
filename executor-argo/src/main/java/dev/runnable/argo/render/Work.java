package dev.runnable.argo.render;

import dev.runnable.reentry.ReentryCommand;
import java.util.List;

/// What a pod does, and the words that tell it.
enum Work {
    /// Runs a step without branches.
    STEP("step"),
    /// Begins a composite step and tells where its branches stand.
    FAN_OUT("fan-out"),
    /// Ends a composite step.
    FAN_IN("fan-in"),
    /// Ends an iteration of a loop and tells where the next one stands, if there is one.
    NEXT("next"),
    /// Ends the run.
    CLOSE("close-run");

    /// The output parameter of pods that tell something.
    static final String PLACES = "places";

    static final String PLACES_FILE = "/tmp/runnable-places";

    /// The input parameter that names the step.
    static final String STEP_INPUT = "step";

    private static final String STEP_WORD = "{{inputs.parameters.step}}";

    /// The run's id is in the environment.
    private static final String RUN_ID = "-";

    private static final List<String> TELLING =
            List.of("--output", PLACES, "--output-file", PLACES_FILE);

    private final String template;

    Work(String template) {
        this.template = template;
    }

    /// What its templates are called.
    String template() {
        return template;
    }

    boolean tellsPlaces() {
        return this == FAN_OUT || this == NEXT;
    }

    /// @param file of the pipeline
    List<String> words(String file) {
        return switch (this) {
            case STEP -> List.of(ReentryCommand.EXECUTE_SINGLE_NODE, RUN_ID, file, STEP_WORD);
            case FAN_OUT -> fan(file, ReentryCommand.OUT);
            case FAN_IN, NEXT -> fan(file, ReentryCommand.IN);
            case CLOSE ->
                    List.of("close-run", RUN_ID, file, "--workflow-status", "{{workflow.status}}");
        };
    }

    private static List<String> fan(String file, String direction) {
        return List.of(ReentryCommand.FAN, RUN_ID, STEP_WORD, file, direction);
    }

    /// What stands after the file.
    List<String> options() {
        return tellsPlaces() ? TELLING : List.of();
    }
}
