package dev.runnable.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Scalars as values of one type. As lenient as the original, whose models take `yes` for true and
/// `"3"` for 3 where nothing else can be meant.
public final class Scalars {
    private Scalars() {}

    public static Optional<Boolean> flag(Located value) {
        if (!(value instanceof Located.Scalar scalar)) {
            return Optional.empty();
        }
        return switch (scalar.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    public static OptionalInt number(Located value) {
        if (!(value instanceof Located.Scalar scalar)) {
            return OptionalInt.empty();
        }
        CoreSchema type = CoreSchema.of(scalar.text());
        if (type == CoreSchema.WHOLE && type.toJson(scalar.text()).canConvertToInt()) {
            return OptionalInt.of(type.toJson(scalar.text()).intValue());
        }
        if (type == CoreSchema.DECIMAL) {
            double number = type.toJson(scalar.text()).doubleValue();
            return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    public static OptionalDouble decimal(Located value) {
        if (!(value instanceof Located.Scalar scalar)) {
            return OptionalDouble.empty();
        }
        CoreSchema type = CoreSchema.of(scalar.text());
        return type == CoreSchema.WHOLE || type == CoreSchema.DECIMAL
                ? OptionalDouble.of(type.toJson(scalar.text()).doubleValue())
                : OptionalDouble.empty();
    }
}
