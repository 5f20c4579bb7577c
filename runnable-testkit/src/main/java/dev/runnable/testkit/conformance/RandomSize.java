package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/// How many tasks a random pipeline comes to when every list is as long as it may be, every loop
/// goes on to its end, and every try but the last fails.
final class RandomSize {
    private static final int ITEMS = 3;

    private RandomSize() {}

    static int of(JsonNode pipeline) {
        return graph(pipeline.get("dag"));
    }

    private static int graph(JsonNode graph) {
        int sum = 0;
        for (JsonNode step : graph.get("steps")) {
            sum += step.path("max_attempts").asInt(1) * once(step);
        }
        return sum;
    }

    private static int once(JsonNode step) {
        return switch (step.get("type").asText()) {
            case "task" -> 1;
            case "map" -> ITEMS * graph(step.get("branch"));
            case "loop" -> step.get("max_iterations").asInt() * graph(step.get("branch"));
            case "dag" -> graph(step.get("branch"));
            case "parallel", "conditional" -> branches(step);
            default -> 0;
        };
    }

    private static int branches(JsonNode step) {
        int sum = step.has("default") ? graph(step.get("default")) : 0;
        for (JsonNode branch : step.get("branches")) {
            sum += graph(branch);
        }
        return sum;
    }
}
