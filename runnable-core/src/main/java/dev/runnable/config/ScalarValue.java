package dev.runnable.config;

import dev.runnable.settings.SettingType;
import dev.runnable.settings.WrittenDuration;
import dev.runnable.yaml.CoreSchema;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.Scalars;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/// What a scalar is to a component of a record.
sealed interface ScalarValue {
    /// @param value of the component's type
    record Right(Object value) implements ScalarValue {}

    /// A text where a number should be, for instance.
    record OtherType() implements ScalarValue {}

    /// Of the type, and not one of the values that are allowed.
    record OutOfBounds() implements ScalarValue {}

    /// @param java the type of the component
    static ScalarValue of(Class<?> java, SettingType type, Located.Scalar scalar) {
        String text = scalar.text();
        return switch (type) {
            case SettingType.Text(boolean quoted, var pattern, _) -> {
                if (quoted && scalar.type() != CoreSchema.TEXT) {
                    yield new OtherType();
                }
                yield pattern.isEmpty() || text.matches(pattern.get())
                        ? new Right(text)
                        : new OutOfBounds();
            }
            case SettingType.Choice(var names) -> choice(java, names, text);
            case SettingType.Flag _ ->
                    Scalars.flag(scalar).<ScalarValue>map(Right::new).orElseGet(OtherType::new);
            case SettingType.Whole(var least, var most) ->
                    within(whole(scalar), least, most, it -> number(java, it));
            case SettingType.Decimal(var least, var most) ->
                    within(decimal(scalar), least, most, it -> number(java, it));
            case SettingType.Span(var least, var most) -> span(text.strip(), least, most);
            case SettingType.Place _ -> place(text);
            case SettingType.ListOf _,
                    SettingType.MapOf _,
                    SettingType.Section _,
                    SettingType.Json _,
                    SettingType.Either _ ->
                    throw new IllegalArgumentException("no single value: " + type);
        };
    }

    private static ScalarValue choice(Class<?> java, List<String> names, String text) {
        for (int i = 0; i < names.size(); i++) {
            if (!java.isEnum() && names.get(i).equals(text)) {
                return new Right(text);
            }
            if (java.isEnum() && Fields.fold(names.get(i)).equals(Fields.fold(text))) {
                return new Right(java.getEnumConstants()[i]);
            }
        }
        return new OutOfBounds();
    }

    private static Optional<Long> whole(Located.Scalar scalar) {
        OptionalInt small = Scalars.number(scalar);
        if (small.isPresent()) {
            return Optional.of((long) small.getAsInt());
        }
        try {
            return Optional.of(Long.parseLong(scalar.text()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Double> decimal(Located.Scalar scalar) {
        OptionalDouble number = Scalars.decimal(scalar);
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? Optional.of(number.getAsDouble())
                : Optional.empty();
    }

    private static <T extends Comparable<T>> ScalarValue within(
            Optional<T> value,
            Optional<T> least,
            Optional<T> most,
            Function<T, ScalarValue> right) {
        if (value.isEmpty()) {
            return new OtherType();
        }
        boolean tooLittle = least.isPresent() && value.get().compareTo(least.get()) < 0;
        boolean tooMuch = most.isPresent() && value.get().compareTo(most.get()) > 0;
        return tooLittle || tooMuch ? new OutOfBounds() : right.apply(value.get());
    }

    private static ScalarValue number(Class<?> java, Long value) {
        if (java == long.class || java == Long.class) {
            return new Right(value);
        }
        if (java == OptionalLong.class) {
            return new Right(OptionalLong.of(value));
        }
        if (value != value.intValue()) {
            return new OutOfBounds();
        }
        return new Right(
                java == OptionalInt.class ? OptionalInt.of(value.intValue()) : value.intValue());
    }

    private static ScalarValue number(Class<?> java, Double value) {
        return new Right(java == OptionalDouble.class ? OptionalDouble.of(value) : value);
    }

    private static ScalarValue span(String text, Duration least, Optional<Duration> most) {
        return WrittenDuration.parse(text)
                .filter(it -> it.compareTo(least) >= 0)
                .filter(it -> it.compareTo(most.orElse(WrittenDuration.LONGEST)) <= 0)
                .<ScalarValue>map(Right::new)
                .orElseGet(OutOfBounds::new);
    }

    private static ScalarValue place(String text) {
        try {
            return text.isBlank() ? new OutOfBounds() : new Right(Path.of(text));
        } catch (InvalidPathException _) {
            return new OutOfBounds();
        }
    }
}
