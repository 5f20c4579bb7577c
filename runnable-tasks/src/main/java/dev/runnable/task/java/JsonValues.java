package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JavaType;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Values that are one text or number in JSON.
final class JsonValues {
    private static final Set<Class<?>> TYPES =
            Set.of(
                    String.class,
                    Boolean.class,
                    Character.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    BigInteger.class,
                    BigDecimal.class,
                    OptionalInt.class,
                    OptionalLong.class,
                    Date.class,
                    File.class,
                    Path.class,
                    UUID.class,
                    URI.class);

    /// What JSON's own values are read as where nothing is declared.
    private static final Set<Class<?>> NATURAL =
            Set.of(String.class, Boolean.class, Integer.class, Double.class);

    private JsonValues() {}

    /// @param declared the type that stands around it
    static boolean holds(Object value, Optional<JavaType> declared) {
        Class<?> type = typeOf(value);
        boolean finite = !(value instanceof Number number) || Double.isFinite(number.doubleValue());
        boolean huge = value instanceof BigDecimal || value instanceof BigInteger;
        return isType(type)
                && (finite || huge)
                && declared.map(at ->
                                at.isPrimitive()
                                        || at.hasRawClass(type)
                                        || (at.hasRawClass(Object.class) && NATURAL.contains(type)))
                        .orElse(true);
    }

    static boolean isType(Class<?> type) {
        return TYPES.contains(type) || type.isEnum() || type.getPackageName().equals("java.time");
    }

    /// The class that people write, of values whose own class is hidden.
    static Class<?> typeOf(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.getDeclaringClass();
            case Path _ -> Path.class;
            case ZoneId _ -> value instanceof ZoneOffset ? ZoneOffset.class : ZoneId.class;
            default -> value.getClass();
        };
    }
}
