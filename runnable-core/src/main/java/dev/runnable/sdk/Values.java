package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Users' values as what JSON has: texts, numbers, booleans, lists, maps and nulls. Copies them.
final class Values {
    private static final int DEEPEST = 100;

    private final Mistake mistake;

    private Values(Mistake mistake) {
        this.mistake = mistake;
    }

    static @Nullable Object plain(@Nullable Object value, Mistake mistake) {
        return new Values(mistake).copy(value, 0);
    }

    static List<Object> list(Object first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        Collections.addAll(all, more);
        return all;
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw mistake.of(
                    ProblemCode.TOO_DEEP, "a value contains itself, or is too deep", "Flatten it.");
        }
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Number number -> number(number);
            case CharSequence text -> text.toString();
            case Character letter -> letter.toString();
            case Enum<?> constant -> constant.name();
            case Path path -> path.toString();
            case Optional<?> optional -> copy(optional.orElse(null), depth + 1);
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> collection -> list(collection, depth);
            case Record record -> map(components(record), depth);
            default -> other(value, depth);
        };
    }

    private Object number(Number number) {
        return switch (number) {
            case Double d when !Double.isFinite(d) -> throw unusable(number, "finite numbers");
            case Float f when !Float.isFinite(f) -> throw unusable(number, "finite numbers");
            case Float f -> new BigDecimal(f.toString());
            default -> number;
        };
    }

    private SequencedMap<String, @Nullable Object> map(Map<?, ?> map, int depth) {
        SequencedMap<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, entry) -> {
            Object name = copy(key, depth + 1);
            if (name == null || name instanceof Collection || name instanceof Map) {
                throw unusable(map, "maps by texts");
            }
            copy.put(name.toString(), copy(entry, depth + 1));
        });
        return Collections.unmodifiableSequencedMap(copy);
    }

    private List<@Nullable Object> list(Collection<?> values, int depth) {
        List<@Nullable Object> copy = new ArrayList<>(values.size());
        values.forEach(value -> copy.add(copy(value, depth + 1)));
        return Collections.unmodifiableList(copy);
    }

    private Object other(Object value, int depth) {
        if (!value.getClass().isArray()) {
            throw unusable(value, "texts, numbers, booleans, lists, maps and records");
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i));
        }
        return list(elements, depth);
    }

    private Map<String, @Nullable Object> components(Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException | RuntimeException e) {
                throw unusable(record, "records whose components can be read");
            }
        }
        return values;
    }

    private PipelineException unusable(Object value, String usable) {
        return mistake.of(
                ProblemCode.WRONG_TYPE,
                "a value of type " + value.getClass().getSimpleName() + " cannot be written down",
                "Use " + usable + ".");
    }
}
