package dev.runnable.json;

import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Values as the text of JSON, both ways: for plugins with a JSON library of their own, whose nodes
/// are of other classes than those of this program.
public final class ValueText {
    private ValueText() {}

    /// An output of a task.
    ///
    /// @param text JSON, or any other text, which is itself then
    public static Parameter parameter(String text) {
        return new Parameter.Json(JsonOrText.of(text));
    }

    /// An output that is also a metric.
    public static Parameter metric(String text) {
        return new Parameter.Metric(JsonOrText.of(text));
    }

    /// The keys of a task that only its command type has.
    public static SequencedMap<String, String> settings(TaskSpec task) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        task.settings().forEach((name, value) -> texts.put(name, JsonText.of(value)));
        return texts;
    }
}
