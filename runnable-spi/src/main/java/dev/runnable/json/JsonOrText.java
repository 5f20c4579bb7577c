package dev.runnable.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;

/// A text from outside: JSON where the whole of it is strict JSON, else the text as it is. Reads
/// tokens itself because the mapper of Jackson costs more than a step.
public final class JsonOrText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonOrText() {}

    public static JsonNode of(String text) {
        return of(text, _ -> {});
    }

    /// @param broken is told why a text that begins like JSON is not
    public static JsonNode of(String text, Consumer<String> broken) {
        String stripped = text.strip();
        if (stripped.isEmpty() || !mayBeJson(stripped.charAt(0))) {
            return JSON.textNode(text);
        }
        try (JsonParser parser = Factory.JSON.createParser(stripped)) {
            parser.nextToken();
            JsonNode value = value(parser);
            if (parser.nextToken() == null) {
                return value;
            }
            tell(stripped, "something follows the value", broken);
        } catch (JsonProcessingException e) {
            tell(stripped, e.getOriginalMessage(), broken);
        } catch (IOException | NumberFormatException e) {
            tell(stripped, String.valueOf(e.getMessage()), broken);
        }
        return JSON.textNode(text);
    }

    private static boolean mayBeJson(char first) {
        return "{[\"-0123456789tfn".indexOf(first) >= 0;
    }

    private static void tell(String text, String reason, Consumer<String> broken) {
        if ("{[\"".indexOf(text.charAt(0)) >= 0) {
            int detail = reason.indexOf(" (start marker");
            broken.accept(detail < 0 ? reason : reason.substring(0, detail));
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JSON.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> JSON.booleanNode(true);
            case VALUE_FALSE -> JSON.booleanNode(false);
            case VALUE_NULL -> JSON.nullNode();
            case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IOException("unexpected " + parser.currentToken());
        };
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> JSON.numberNode(parser.getIntValue());
            case LONG -> JSON.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                    JSON.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new IOException("the number is out of range");
        }
        return JSON.numberNode(value);
    }

    private static JsonNode object(JsonParser parser) throws IOException {
        ObjectNode object = JSON.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser) throws IOException {
        ArrayNode array = JSON.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /// Loaded when the first value looks like JSON.
    private static final class Factory {
        static final JsonFactory JSON = new JsonFactory();
    }
}
