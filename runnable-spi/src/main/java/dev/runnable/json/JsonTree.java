package dev.runnable.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/// Trees of JSON, read and written without recursion and without loss: numbers keep their value
/// whatever their size, texts may hold lone surrogates (names may not), NaN and the infinities are
/// written as Python writes them.
public final class JsonTree {
    private static final int DEEPEST = 10_000;

    /// For what this program stored itself, so nothing in it is too long. Escapes what is not
    /// ASCII: a lone surrogate has no UTF-8. Keeps no table of names: it would be copied for every
    /// record with a new one, and a long run has many.
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .build())
                    .streamWriteConstraints(
                            StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /// A container that is being written: one of the two iterators has its rest.
    private record Level(
            Iterator<Map.Entry<String, JsonNode>> fields, Iterator<JsonNode> elements) {
        static Level of(JsonNode container) {
            return new Level(container.properties().iterator(), container.elements());
        }
    }

    /// Does not close the stream.
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    public static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /// Of the octets from `from` to before `to`.
    public static JsonParser parser(byte[] octets, int from, int to) throws IOException {
        return FACTORY.createParser(octets, from, to - from);
    }

    /// Writes a field's name, in which Jackson does not read a lone surrogate back: it becomes
    /// U+FFFD, so that nobody stores what he cannot read.
    public static void writeName(String name, JsonGenerator out) throws IOException {
        boolean wellFormed = isLatin(name) || name.codePoints().noneMatch(JsonTree::isSurrogate);
        out.writeFieldName(wellFormed ? name : replaceSurrogates(name));
    }

    /// What names mostly are, told faster than by a stream.
    private static boolean isLatin(String name) {
        int at = 0;
        while (at < name.length() && name.charAt(at) < 0x100) {
            at++;
        }
        return at == name.length();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String replaceSurrogates(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().map(c -> isSurrogate(c) ? 0xfffd : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    public static void write(JsonNode value, JsonGenerator out) throws IOException {
        if (!value.isContainerNode()) {
            writeScalar(value, out);
            return;
        }
        Deque<Level> open = new ArrayDeque<>();
        open(value, out, open);
        for (Level level = open.peek(); level != null; level = open.peek()) {
            boolean object = out.getOutputContext().inObject();
            if (object && level.fields.hasNext()) {
                Map.Entry<String, JsonNode> field = level.fields.next();
                writeName(field.getKey(), out);
                open(field.getValue(), out, open);
            } else if (!object && level.elements.hasNext()) {
                open(level.elements.next(), out, open);
            } else {
                close(object, out);
                open.pop();
            }
        }
    }

    private static void open(JsonNode value, JsonGenerator out, Deque<Level> open)
            throws IOException {
        if (value.isObject()) {
            out.writeStartObject();
            open.push(Level.of(value));
        } else if (value.isArray()) {
            out.writeStartArray();
            open.push(Level.of(value));
        } else {
            writeScalar(value, out);
        }
    }

    private static void close(boolean object, JsonGenerator out) throws IOException {
        if (object) {
            out.writeEndObject();
        } else {
            out.writeEndArray();
        }
    }

    private static void writeScalar(JsonNode value, JsonGenerator out) throws IOException {
        switch (value.getNodeType()) {
            case STRING -> out.writeString(value.textValue());
            case NUMBER -> writeNumber(value, out);
            case BOOLEAN -> out.writeBoolean(value.booleanValue());
            case NULL, MISSING -> out.writeNull();
            case BINARY, POJO -> out.writeString(value.asText());
            case OBJECT, ARRAY -> throw new IllegalArgumentException("not a scalar");
        }
    }

    private static void writeNumber(JsonNode value, JsonGenerator out) throws IOException {
        switch (value.numberType()) {
            case INT, LONG -> out.writeNumber(value.longValue());
            case BIG_INTEGER -> out.writeNumber(value.bigIntegerValue());
            case FLOAT -> out.writeNumber(value.floatValue());
            case DOUBLE -> out.writeNumber(value.doubleValue());
            case BIG_DECIMAL -> out.writeNumber(value.decimalValue());
        }
    }

    /// The value that begins at the parser's current token. Leaves the parser at its last token.
    public static JsonNode read(JsonParser in) throws IOException {
        JsonNode root = value(in);
        if (!(root instanceof ContainerNode<?> container)) {
            return root;
        }
        Deque<ContainerNode<?>> open = new ArrayDeque<>();
        open.push(container);
        while (true) {
            JsonToken token = in.nextToken();
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                open.pop();
                if (open.isEmpty()) {
                    return root;
                }
            } else {
                JsonNode inner = readInto(open.element(), in);
                if (inner instanceof ContainerNode<?> deeper) {
                    open.push(deeper);
                }
            }
        }
    }

    private static JsonNode readInto(ContainerNode<?> container, JsonParser in) throws IOException {
        if (container instanceof ObjectNode object) {
            String name = in.currentName();
            in.nextToken();
            JsonNode inner = value(in);
            object.set(name, inner);
            return inner;
        }
        JsonNode inner = value(in);
        ((ArrayNode) container).add(inner);
        return inner;
    }

    private static JsonNode value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw new JsonParseException(in, "the text ends in the middle");
        }
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            case VALUE_STRING -> TextNode.valueOf(in.getText());
            case VALUE_NUMBER_INT -> integer(in);
            case VALUE_NUMBER_FLOAT -> decimal(in);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new JsonParseException(in, "unexpected " + token);
        };
    }

    private static JsonNode integer(JsonParser in) throws IOException {
        return switch (in.getNumberType()) {
            case INT -> IntNode.valueOf(in.getIntValue());
            case LONG -> LongNode.valueOf(in.getLongValue());
            default -> BigIntegerNode.valueOf(in.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser in) throws IOException {
        String text = in.getText();
        double nearest = in.isNaN() ? in.getDoubleValue() : Double.parseDouble(text);
        return in.isNaN() || isExactly(nearest, text)
                ? DoubleNode.valueOf(nearest)
                : DecimalNode.valueOf(new BigDecimal(text));
    }

    private static boolean isExactly(double nearest, String text) {
        String shortest = Double.toString(nearest);
        return shortest.equals(text)
                || (!Double.isInfinite(nearest)
                        && new BigDecimal(shortest).compareTo(new BigDecimal(text)) == 0);
    }
}
