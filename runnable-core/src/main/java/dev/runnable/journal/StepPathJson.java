package dev.runnable.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A step's identity in a record: the name of a root step, else an array like `[{"step": "m"},
/// {"item": "1"}, {"step": "p"}]`.
final class StepPathJson {
    private StepPathJson() {}

    static void write(StepPath path, JsonGenerator out) throws IOException {
        if (path.segments().size() == 1) {
            out.writeString(path.name());
            return;
        }
        out.writeStartArray();
        for (Segment segment : path.segments()) {
            out.writeStartObject();
            switch (segment) {
                case Segment.Step step -> out.writeStringField("step", step.name());
                case Segment.Branch branch -> out.writeStringField("branch", branch.name());
                case Segment.Item item -> out.writeStringField("item", item.key());
                case Segment.Iteration it -> out.writeNumberField("iteration", it.index());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static StepPath read(JsonNode node) throws IOException {
        if (node.isTextual()) {
            return StepPath.root(node.textValue());
        }
        List<Segment> segments = new ArrayList<>(node.size());
        for (JsonNode segment : node) {
            segments.add(segment(segment));
        }
        try {
            return new StepPath(segments);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a step: " + node, e);
        }
    }

    private static Segment segment(JsonNode node) throws IOException {
        String kind = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
        JsonNode value = node.path(kind);
        return switch (kind) {
            case "step" -> new Segment.Step(value.asText());
            case "branch" -> new Segment.Branch(value.asText());
            case "item" -> new Segment.Item(value.asText());
            case "iteration" -> new Segment.Iteration(value.asInt());
            default -> throw new IOException("not a part of a step: " + node);
        };
    }
}
