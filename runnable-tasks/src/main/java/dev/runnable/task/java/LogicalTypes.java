package dev.runnable.task.java;

import java.math.BigInteger;
import java.util.Set;

/// What types mean.
final class LogicalTypes {
    private static final Set<Class<?>> INTEGERS =
            Set.of(
                    byte.class,
                    short.class,
                    int.class,
                    long.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    BigInteger.class);

    private LogicalTypes() {}

    static boolean isInteger(Class<?> type) {
        return INTEGERS.contains(type);
    }
}
