package dev.runnable.argo.render;

import dev.runnable.reentry.PlatformCommands;
import java.util.List;
import java.util.stream.Stream;

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

    private static final List<String> TELLING = List.of(PlatformCommands.OUTPUT_FILE, PLACES_FILE);

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

    List<String> words(PlatformCommands commands) {
        return switch (this) {
            case STEP -> commands.step(STEP_WORD);
            case FAN_OUT -> telling(commands.begin(STEP_WORD));
            case FAN_IN -> commands.end(STEP_WORD);
            case NEXT -> telling(commands.next(STEP_WORD));
            case CLOSE -> commands.close();
        };
    }

    private static List<String> telling(List<String> words) {
        return Stream.concat(words.stream(), TELLING.stream()).toList();
    }
}
