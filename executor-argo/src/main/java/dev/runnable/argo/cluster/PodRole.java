package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.reentry.ReentryCommand;
import java.util.ArrayList;
import java.util.List;

/// What a pod does for the run, told by the command in its template.
enum PodRole {
    /// Runs a step.
    STEP,
    /// Begins the branches of a composite step.
    BEGIN,
    /// Ends them, and with them the step.
    END,
    /// Anything else, for instance the end of the whole run.
    OTHER;

    static PodRole of(JsonNode template) {
        List<String> words = new ArrayList<>();
        JsonNode container = template.path("container");
        container.path("command").forEach(word -> words.add(word.asText()));
        container.path("args").forEach(word -> words.add(word.asText()));
        int command = words.indexOf(ReentryCommand.FAN);
        if (command >= 0) {
            List<String> rest = words.subList(command, words.size());
            return rest.contains(ReentryCommand.OUT) ? BEGIN : END;
        }
        return words.contains(ReentryCommand.EXECUTE_SINGLE_NODE) ? STEP : OTHER;
    }
}
