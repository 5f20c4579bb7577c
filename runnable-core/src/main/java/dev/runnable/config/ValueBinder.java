package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// Makes the value of one component of a record.
final class ValueBinder {
    private final RecordBinder records;
    private final Fields fields;
    private final boolean secret;

    /// @param fields that the component's value is one of
    /// @param secret whether values are not told
    ValueBinder(RecordBinder records, Fields fields, boolean secret) {
        this.records = records;
        this.fields = fields;
        this.secret = secret;
    }

    /// What a component has where nothing is said.
    Optional<?> absent(Type java, SettingDescription setting, SourceLocation place) {
        if (setting.defaultValue().isPresent()) {
            Located usual = new Located.Scalar(place, setting.defaultValue().get(), true);
            return bind(java, setting.type(), usual, setting.key());
        }
        if (java instanceof Class<?> type && type.isRecord()) {
            return records.bind(
                    type.asSubclass(Record.class),
                    new Located.Mapping(place, new LinkedHashMap<>()));
        }
        return Optional.of(nothing(java));
    }

    private static Object nothing(Type java) {
        if (java == OptionalInt.class) {
            return OptionalInt.empty();
        }
        if (java == OptionalLong.class) {
            return OptionalLong.empty();
        }
        if (java == OptionalDouble.class) {
            return OptionalDouble.empty();
        }
        Type raw = java instanceof ParameterizedType generic ? generic.getRawType() : java;
        if (raw == Optional.class) {
            return Optional.empty();
        }
        return raw == List.class
                ? List.of()
                : Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
    }

    /// @param name of the value, for messages
    /// @return empty when it is not of the type, which was told
    Optional<?> bind(Type java, SettingType type, Located value, String name) {
        if (java instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            Optional<?> inner = bind(generic.getActualTypeArguments()[0], type, value, name);
            return inner.isEmpty() ? inner : Optional.of(inner);
        }
        return switch (type) {
            case SettingType.ListOf(var item) -> list(java, item, value, name);
            case SettingType.MapOf(var inner) -> map(java, inner, value, name);
            case SettingType.Section _ -> section(java, value, name);
            case SettingType.Json _ -> Optional.of(value.toJson());
            case SettingType.Either _ -> throw new IllegalStateException("of no record: " + type);
            case SettingType.Text _,
                    SettingType.Choice _,
                    SettingType.Flag _,
                    SettingType.Whole _,
                    SettingType.Decimal _,
                    SettingType.Span _,
                    SettingType.Place _ ->
                    single(java, type, value, name);
        };
    }

    private Optional<?> single(Type java, SettingType type, Located value, String name) {
        if (!(value instanceof Located.Scalar scalar) || scalar.isNull()) {
            return refuse(name, value, expected(type));
        }
        return switch (ScalarValue.of((Class<?>) java, type, scalar)) {
            case ScalarValue.Right(Object right) -> Optional.of(right);
            case ScalarValue.OtherType _ -> refuse(name, value, expected(type));
            case ScalarValue.OutOfBounds _ -> {
                tell(ProblemCode.BAD_VALUE, name, value, expected(type), hint(type, scalar));
                yield Optional.empty();
            }
        };
    }

    private static String expected(SettingType type) {
        return type instanceof SettingType.Span && type.words().equals("a duration")
                ? "a duration such as '30s', '5m', '1h30m' or 'PT5M'"
                : type.words();
    }

    private Optional<String> hint(SettingType type, Located.Scalar scalar) {
        return switch (type) {
            case SettingType.Choice(var names) when !secret ->
                    Suggestion.didYouMean(scalar.text(), names);
            case SettingType.Span _ when scalar.text().matches("\\d{1,9}") ->
                    Optional.of("Add a unit: '" + scalar.text() + "s' for seconds.");
            case SettingType _ -> Optional.empty();
        };
    }

    private Optional<?> list(Type java, SettingType item, Located value, String name) {
        if (!(value instanceof Located.Sequence sequence)) {
            Optional<String> hint =
                    value instanceof Located.Scalar scalar && !secret
                            ? Optional.of(
                                    "Write '%s: [%s]'.".formatted(name, Excerpt.of(scalar.text())))
                            : Optional.empty();
            tell(ProblemCode.WRONG_TYPE, name, value, "a list", hint);
            return Optional.empty();
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            bind(argument(java, 0), item, sequence.items().get(i), name + "[" + i + "]")
                    .ifPresent(list::add);
        }
        return list.size() == sequence.items().size()
                ? Optional.of(List.copyOf(list))
                : Optional.empty();
    }

    private Optional<?> map(Type java, SettingType inner, Located value, String name) {
        if (!(value instanceof Located.Mapping mapping)) {
            return refuse(name, value, "a mapping");
        }
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Located.Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            bind(argument(java, 1), inner, entry.getValue().value(), name + "." + key)
                    .ifPresent(it -> map.put(key, it));
        }
        return map.size() == mapping.entries().size()
                ? Optional.of(Collections.unmodifiableSequencedMap(map))
                : Optional.empty();
    }

    /// Nothing behind a key, as in `large:`, is a mapping without anything.
    private Optional<?> section(Type java, Located value, String name) {
        Class<? extends Record> type = ((Class<?>) java).asSubclass(Record.class);
        if (value instanceof Located.Mapping mapping) {
            return records.bind(type, mapping);
        }
        return value instanceof Located.Scalar scalar && scalar.isNull()
                ? records.bind(type, new Located.Mapping(value.location(), new LinkedHashMap<>()))
                : refuse(name, value, "a mapping");
    }

    private static Type argument(Type java, int index) {
        return ((ParameterizedType) java).getActualTypeArguments()[index];
    }

    private Optional<?> refuse(String name, Located value, String expected) {
        tell(ProblemCode.WRONG_TYPE, name, value, expected, Optional.empty());
        return Optional.empty();
    }

    private void tell(
            ProblemCode code, String name, Located value, String expected, Optional<String> hint) {
        String found = secret ? "" : ", found " + value.describe();
        fields.reporter()
                .error(code, value.location(), "'" + name + "' must be " + expected + found, hint);
    }
}
