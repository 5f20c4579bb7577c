package dev.runnable.reentry;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.json.JsonTree;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Reads one text of an iteration.
final class IterVariableReader {
    private static final String SHAPE =
            "Write it like"
                    + " {\"map_variable\": {\"NAME\": {\"value\": ITEM}},"
                    + " \"loop_variable\": [{\"value\": 0}]}.";

    private final String text;

    IterVariableReader(String text) {
        this.text = text;
    }

    IterVariable read() {
        JsonNode json = json();
        if (!json.isObject()) {
            throw wrong("the iteration is not a JSON object but " + Excerpt.quote(text));
        }
        return new IterVariable(
                items(json.path(IterVariable.MAP)), indices(json.path(IterVariable.LOOP)));
    }

    private JsonNode json() {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = JsonTree.parser(octets, 0, octets.length)) {
            parser.nextToken();
            JsonNode json = JsonTree.read(parser);
            if (parser.nextToken() != null) {
                throw wrong("something follows the JSON of the iteration");
            }
            return json;
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage();
            int detail = reason.indexOf(" (start marker");
            throw wrong(
                    place(e.getLocation()),
                    "the iteration is not JSON: "
                            + (detail < 0 ? reason : reason.substring(0, detail)));
        } catch (IOException | NumberFormatException e) {
            throw wrong("the iteration is not JSON: " + e.getMessage());
        }
    }

    private static SequencedMap<String, JsonNode> items(JsonNode json) {
        SequencedMap<String, JsonNode> items = new LinkedHashMap<>();
        if (!isLeftOut(json) && !json.isObject()) {
            throw wrong("'map_variable' is not an object");
        }
        for (Map.Entry<String, JsonNode> item : json.properties()) {
            JsonNode value = item.getValue().get(IterVariable.VALUE);
            if (value == null) {
                throw wrong("the map variable " + Excerpt.quote(item.getKey()) + " has no 'value'");
            }
            items.put(item.getKey(), value);
        }
        return items;
    }

    private static List<Integer> indices(JsonNode json) {
        List<Integer> indices = new ArrayList<>(json.size());
        if (!isLeftOut(json) && !json.isArray()) {
            throw wrong("'loop_variable' is not a list");
        }
        for (JsonNode index : json) {
            JsonNode value = index.path(IterVariable.VALUE);
            if (!value.isInt() || value.intValue() < 0) {
                throw wrong("a loop variable has no 'value' that is an index");
            }
            indices.add(value.intValue());
        }
        return indices;
    }

    private static boolean isLeftOut(JsonNode json) {
        return json.isMissingNode() || json.isNull();
    }

    private static SourceLocation place(JsonLocation location) {
        return new SourceLocation(
                StepProblems.ITERATION,
                Math.max(0, location.getLineNr()),
                Math.max(0, location.getColumnNr()));
    }

    private static ProblemException wrong(String message) {
        return wrong(SourceLocation.of(StepProblems.ITERATION), message);
    }

    private static ProblemException wrong(SourceLocation place, String message) {
        return new ProblemException(
                Problem.error(ProblemCode.BAD_ITERATION, place, message).withHint(SHAPE));
    }
}
