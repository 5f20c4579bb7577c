package dev.runnable.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.data.DataEntry;
import dev.runnable.data.DataFile;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SequencedMap;

/// Events with everything in them that users and machines could put there.
public final class RandomEvents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> HOSTILE =
            List.of(
                    "",
                    "a\nb\r\n",
                    "\"quoted\" \\ back",
                    "\ud800",
                    "\udc00 lone",
                    "nul \0 in it",
                    "é ü 日本語",
                    "🚀 rocket 👩‍👩‍👧",
                    "\u2028\u2029\u0085",
                    "\ufeff\uffff",
                    "a name with spaces".repeat(17),
                    "x".repeat(70_000));

    private static final List<StepState> STATES = List.of(StepState.values());

    private final Random random;

    public RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    public RunEvent event() {
        return switch (random.nextInt(7)) {
            case 0 -> new RunEvent.RunStarted(at(), header());
            case 1 -> new RunEvent.StepStarted(at(), step(), text(), texts(), random.nextInt());
            case 2 -> new RunEvent.AttemptStarted(at(), step(), random.nextInt(1, 9));
            case 3 ->
                    new RunEvent.AttemptFinished(
                            at(), step(), 1, state(), text(), parameters(), data(), exitCode());
            case 4 -> new RunEvent.StepFinished(at(), step(), state(), text(), parameters());
            case 5 ->
                    new RunEvent.StepSkipped(
                            at(), step(), text(), texts(), random.nextInt(99), text());
            default -> new RunEvent.RunFinished(at(), state(), text());
        };
    }

    private RunHeader header() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts().forEach(_ -> texts.put(name(), text()));
        return new RunHeader(
                text(),
                text(),
                text(),
                text(),
                json(),
                texts,
                json(),
                parameters(),
                List.of(
                        new CodeIdentity(Optional.of(text()), "git", true, text(), text()),
                        new CodeIdentity(Optional.empty(), "docker", false, "", "")));
    }

    private Instant at() {
        Instant at = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
        return random.nextBoolean() ? at.plusNanos(random.nextInt(1_000_000_000)) : at;
    }

    private StepPath step() {
        StepPath path = StepPath.root(text());
        while (random.nextInt(3) == 0) {
            path = path.child(branch(), text());
        }
        return path;
    }

    private Segment branch() {
        return switch (random.nextInt(3)) {
            case 0 -> new Segment.Branch(text());
            case 1 -> new Segment.Item(text());
            default -> new Segment.Iteration(random.nextInt(1000));
        };
    }

    private StepState state() {
        return STATES.get(random.nextInt(STATES.size()));
    }

    private OptionalInt exitCode() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(256));
    }

    private List<DataEntry> data() {
        List<DataEntry> data = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            DataEntry.Stage[] stages = DataEntry.Stage.values();
            data.add(new DataEntry(stages[random.nextInt(stages.length)], file()));
        }
        return data;
    }

    private DataFile file() {
        return new DataFile(
                text(),
                text(),
                random.nextLong() >>> random.nextInt(64),
                text(),
                text(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        while (random.nextInt(3) > 0) {
            texts.add(text());
        }
        return texts;
    }

    /// Mostly short, sometimes hostile.
    public String text() {
        return random.nextInt(3) == 0
                ? HOSTILE.get(random.nextInt(HOSTILE.size()))
                : "name_" + random.nextInt(20);
    }

    /// A text without lone surrogates.
    private String name() {
        String text = text();
        return text.codePoints().allMatch(c -> Character.getType(c) != Character.SURROGATE)
                ? text
                : name();
    }

    private SequencedMap<String, Parameter> parameters() {
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        while (random.nextInt(3) > 0) {
            JsonNode value = json();
            parameters.put(
                    name(),
                    switch (random.nextInt(3)) {
                        case 0 -> new Parameter.Metric(value);
                        case 1 -> new Parameter.Stored(value);
                        default -> new Parameter.Json(value);
                    });
        }
        return parameters;
    }

    public JsonNode json() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextLong(Long.MIN_VALUE, Integer.MIN_VALUE));
            case 4 ->
                    NODES.numberNode(new BigInteger(200 + random.nextInt(5000), random).setBit(99));
            case 5 -> NODES.numberNode(Double.longBitsToDouble(random.nextLong()));
            case 6 -> NODES.numberNode(new BigDecimal("1.5E+400"));
            case 7, 8 -> NODES.textNode(text());
            case 9 -> array();
            default -> object();
        };
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        while (random.nextInt(3) > 0) {
            array.add(json());
        }
        return array;
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        while (random.nextInt(3) > 0) {
            object.set(name(), json());
        }
        return object;
    }
}
