package dev.runnable.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.settings.SettingType.Choice;
import dev.runnable.settings.SettingType.Decimal;
import dev.runnable.settings.SettingType.Flag;
import dev.runnable.settings.SettingType.Json;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingType.Place;
import dev.runnable.settings.SettingType.Section;
import dev.runnable.settings.SettingType.Span;
import dev.runnable.settings.SettingType.Text;
import dev.runnable.settings.SettingType.Whole;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/// The type of a setting, by that of the component.
final class ComponentType {
    private static final Set<Type> OPTIONALS =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Setting said;
    private final RecordShape records;

    /// @param records reads those that stand in the component
    ComponentType(Setting said, RecordShape records) {
        this.said = said;
        this.records = records;
    }

    static boolean isOptional(Type type) {
        return OPTIONALS.contains(type) || isOf(type, Optional.class);
    }

    /// @return empty when no setting can be of that type
    Optional<SettingType> of(Type type) {
        return isOf(type, Optional.class) ? inside(argument(type, 0)) : inside(type);
    }

    private Optional<SettingType> inside(Type type) {
        if (type instanceof Class<?> simple) {
            return simple(simple);
        }
        if (isOf(type, List.class)) {
            return inside(argument(type, 0)).map(ListOf::new);
        }
        boolean isMap = isOf(type, Map.class) || isOf(type, SequencedMap.class);
        return isMap && argument(type, 0) == String.class
                ? inside(argument(type, 1)).map(MapOf::new)
                : Optional.empty();
    }

    private Optional<SettingType> simple(Class<?> type) {
        if (type.isRecord()) {
            return Optional.of(new Section(records.read(type)));
        }
        if (type.isEnum()) {
            return Optional.of(new Choice(names(type)));
        }
        if (type == String.class) {
            return Optional.of(text());
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(new Flag());
        }
        if (type == Duration.class) {
            return Optional.of(
                    new Span(
                            bound(said.minimum(), WrittenDuration::parse)
                                    .orElse(WrittenDuration.SHORTEST),
                            bound(said.maximum(), WrittenDuration::parse)));
        }
        if (type == Path.class) {
            return Optional.of(new Place());
        }
        return type == JsonNode.class ? Optional.of(new Json()) : number(type);
    }

    private SettingType text() {
        return said.allowed().length > 0
                ? new Choice(List.of(said.allowed()))
                : new Text(
                        false, RecordShape.said(said.pattern()), RecordShape.said(said.expected()));
    }

    private Optional<SettingType> number(Class<?> type) {
        if (Set.of(double.class, Double.class, OptionalDouble.class).contains(type)) {
            return Optional.of(
                    new Decimal(
                            bound(said.minimum(), SingleValue::decimal),
                            bound(said.maximum(), SingleValue::decimal)));
        }
        boolean isLong = Set.of(long.class, Long.class, OptionalLong.class).contains(type);
        boolean isInt = Set.of(int.class, Integer.class, OptionalInt.class).contains(type);
        return isLong || isInt
                ? Optional.of(
                        new Whole(
                                bound(said.minimum(), SingleValue::whole),
                                bound(said.maximum(), SingleValue::whole)))
                : Optional.empty();
    }

    private <T> Optional<T> bound(String text, Function<String, Optional<T>> parse) {
        Optional<T> bound = parse.apply(text);
        if (!text.isEmpty() && bound.isEmpty()) {
            records.mistake("'" + text + "' is no bound of a setting");
        }
        return bound;
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static boolean isOf(Type type, Class<?> raw) {
        return type instanceof ParameterizedType generic && generic.getRawType() == raw;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
