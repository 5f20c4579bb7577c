package dev.runnable.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.BranchPath;
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
        segments(path, out);
        out.writeEndArray();
    }

    /// A branch as the segments of its step and its own.
    static void write(BranchPath branch, JsonGenerator out) throws IOException {
        out.writeStartArray();
        segments(branch.step(), out);
        segment(branch.segment(), out);
        out.writeEndArray();
    }

    private static void segments(StepPath path, JsonGenerator out) throws IOException {
        for (Segment segment : path.segments()) {
            segment(segment, out);
        }
    }

    private static void segment(Segment segment, JsonGenerator out) throws IOException {
        out.writeStartObject();
        switch (segment) {
            case Segment.Step step -> out.writeStringField("step", step.name());
            case Segment.Branch branch -> out.writeStringField("branch", branch.name());
            case Segment.Item item -> out.writeStringField("item", item.key());
            case Segment.Iteration it -> out.writeNumberField("iteration", it.index());
        }
        out.writeEndObject();
    }

    static StepPath read(JsonNode node) throws IOException {
        if (node.isTextual()) {
            return StepPath.root(node.textValue());
        }
        return step(segments(node), node);
    }

    static BranchPath readBranch(JsonNode node) throws IOException {
        List<Segment> segments = segments(node);
        if (segments.size() < 2) {
            throw new IOException("not a branch: " + node);
        }
        Segment last = segments.removeLast();
        return new BranchPath(step(segments, node), last);
    }

    private static StepPath step(List<Segment> segments, JsonNode node) throws IOException {
        try {
            return new StepPath(segments);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a step: " + node, e);
        }
    }

    private static List<Segment> segments(JsonNode node) throws IOException {
        List<Segment> segments = new ArrayList<>(node.size());
        for (JsonNode segment : node) {
            segments.add(segment(segment));
        }
        return segments;
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
