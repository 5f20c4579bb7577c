package dev.runnable.sdk.use;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Methods such as users write.
final class Methods {
    record Row(String name, int count) {}

    static int none() {
        return 1;
    }

    static void nothing() {}

    static List<Row> clean(List<Row> rows) {
        return rows;
    }

    static void throwing(String text) throws IOException {
        throw new IOException(text);
    }

    static Map<String, Object> generic(
            Map<String, ? extends Number> values, Optional<String> name) {
        return Map.of("n", values.size(), "name", name.orElse(""));
    }

    static long primitives(int a, long b, double c) {
        return (long) (a + b + c);
    }

    static void four(int a, long b, boolean c, char[] d) {}

    static String five(int a, int b, int c, int d, int e) {
        return "";
    }

    static void six(int a, int b, int c, int d, int e, int f) {}

    static Row seven(int a, int b, int c, int d, int e, int f, int g) {
        return new Row("", 0);
    }

    static void eightAndNothing(int a, int b, int c, int d, int e, int f, int g, int h) {}

    static int eight(int a, int b, int c, int d, int e, int f, int g, int h) {
        return 0;
    }

    static int twice(int a) {
        return a;
    }

    static int twice(int a, int b) {
        return a + b;
    }

    int ofInstance(int a) {
        return a;
    }

    static Object best(List<Integer> values) {
        return values.size();
    }

    @SuppressWarnings("unused")
    private static int hidden() {
        return 0;
    }

    static Object hiddenReference() {
        return dev.runnable.sdk.Steps.java("x", Methods::hidden);
    }
}
