package dev.runnable.api;

import java.util.Comparator;

/// A version of the SPI.
record SpiNumber(int major, int minor, int patch) implements Comparable<SpiNumber> {
    private static final Comparator<SpiNumber> ORDER =
            Comparator.comparingInt(SpiNumber::major)
                    .thenComparingInt(SpiNumber::minor)
                    .thenComparingInt(SpiNumber::patch);

    static SpiNumber of(String text) {
        String[] numbers = text.strip().split("\\.", -1);
        return new SpiNumber(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]));
    }

    /// The least version that may have such a change.
    SpiNumber after(Change change) {
        return switch (change) {
            case NONE -> this;
            case ADDITION -> new SpiNumber(major, minor + 1, 0);
            case BREAK -> new SpiNumber(major + 1, 0, 0);
        };
    }

    @Override
    public int compareTo(SpiNumber other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
