package dev.runnable.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a value has to be.
public sealed interface SettingType {
    /// A single value, by its text as written.
    ///
    /// @param quoted whether what looks like a number or a boolean has to stand in quotes
    /// @param pattern what all of it has to match
    /// @param expected what it has to be, in words
    record Text(boolean quoted, Optional<String> pattern, Optional<String> expected)
            implements SettingType {
        public Text {
            requireNonNull(pattern, "pattern");
            requireNonNull(expected, "expected");
        }
    }

    /// One of a few names.
    record Choice(List<String> names) implements SettingType {
        public Choice {
            names = List.copyOf(names);
        }
    }

    /// True or false.
    record Flag() implements SettingType {}

    /// A whole number.
    record Whole(Optional<Long> least, Optional<Long> most) implements SettingType {
        public Whole {
            requireNonNull(least, "least");
            requireNonNull(most, "most");
        }
    }

    /// A number.
    record Decimal(Optional<Double> least, Optional<Double> most) implements SettingType {
        public Decimal {
            requireNonNull(least, "least");
            requireNonNull(most, "most");
        }
    }

    /// A time, as `30s`, `5m` or `PT1H`.
    record Span(Duration least, Optional<Duration> most) implements SettingType {
        public Span {
            requireNonNull(least, "least");
            requireNonNull(most, "most");
        }
    }

    /// A file or a folder.
    record Place() implements SettingType {}

    /// Values one after the other.
    record ListOf(SettingType item) implements SettingType {
        public ListOf {
            requireNonNull(item, "item");
        }
    }

    /// Values by names that the user chooses.
    record MapOf(SettingType value) implements SettingType {
        public MapOf {
            requireNonNull(value, "value");
        }
    }

    /// A mapping with settings of its own.
    record Section(SettingsShape shape) implements SettingType {
        public Section {
            requireNonNull(shape, "shape");
        }
    }

    /// Anything.
    record Json() implements SettingType {}

    /// One of several types. Not of records.
    record Either(List<SettingType> types) implements SettingType {
        public Either {
            types = List.copyOf(types);
        }
    }

    /// A text that has to look like one: numbers stand in quotes.
    static SettingType text() {
        return new Text(true, Optional.empty(), Optional.empty());
    }

    /// A single value of any type, taken as it is written.
    static SettingType scalar() {
        return new Text(false, Optional.empty(), Optional.empty());
    }

    /// A single value that is what `expected` says.
    static SettingType scalar(String expected) {
        return new Text(false, Optional.empty(), Optional.of(expected));
    }

    static SettingType choice(String... names) {
        return new Choice(List.of(names));
    }

    static SettingType flag() {
        return new Flag();
    }

    static SettingType whole(long least) {
        return new Whole(Optional.of(least), Optional.empty());
    }

    /// Longer than none at all.
    static SettingType span() {
        return new Span(WrittenDuration.SHORTEST, Optional.empty());
    }

    static SettingType texts() {
        return new ListOf(text());
    }

    static SettingType section(SettingDescription... settings) {
        return new Section(SettingsShape.closed(settings));
    }

    static SettingType either(SettingType... types) {
        return new Either(List.of(types));
    }

    /// What it is, as in "must be ...".
    default String words() {
        return TypeWords.of(this);
    }
}
