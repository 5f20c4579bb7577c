package dev.runnable.yaml;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/// The entries of one mapping, read by key and type. A value of the wrong type is told and read as
/// absent. Remembers the keys that were asked for: they are the valid ones.
public final class Fields {
    private final Located.Mapping mapping;
    private final SequencedMap<String, Located.Entry> entries;
    private final Reporter reporter;
    private final boolean folded;
    private final List<String> asked = new ArrayList<>(24);
    private final SequencedMap<String, String> required = new LinkedHashMap<>(0);
    private final Set<String> told = new HashSet<>(0);

    private Fields(
            Located.Mapping mapping,
            SequencedMap<String, Located.Entry> entries,
            Reporter reporter,
            boolean folded) {
        this.mapping = mapping;
        this.entries = entries;
        this.reporter = reporter;
        this.folded = folded;
    }

    public static Fields of(Located.Mapping mapping, Reporter reporter) {
        return new Fields(mapping, mapping.entries(), reporter, false);
    }

    /// The same, where `log-folder`, `log_folder` and `logFolder` are one key.
    public static Fields folded(Located.Mapping mapping, Reporter reporter) {
        SequencedMap<String, Located.Entry> entries = new LinkedHashMap<>();
        for (Located.Entry entry : mapping.entries().values()) {
            Located.Scalar key = entry.key();
            Located.Entry first = entries.putIfAbsent(fold(key.text()), entry);
            if (first != null) {
                reporter.error(
                        ProblemCode.DUPLICATE_KEY,
                        key.location(),
                        "%s is the same key as %s in line %d"
                                .formatted(
                                        Excerpt.quote(key.text()),
                                        Excerpt.quote(first.key().text()),
                                        first.key().location().line()),
                        "Remove one of them.");
            }
        }
        return new Fields(mapping, entries, reporter, true);
    }

    /// A key without what does not distinguish it from others in a configuration.
    public static String fold(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    public SourceLocation location() {
        return mapping.location();
    }

    public Reporter reporter() {
        return reporter;
    }

    /// All keys as written.
    public Set<String> names() {
        return mapping.entries().keySet();
    }

    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /// The entry as it stands there.
    public Optional<Located.Entry> entry(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(folded ? fold(key) : key));
    }

    /// An entry whose key is valid and not to be suggested, such as an old name.
    public Optional<Located.Entry> hidden(String key) {
        Optional<Located.Entry> entry = Optional.ofNullable(entries.get(folded ? fold(key) : key));
        entry.ifPresent(it -> told.add(it.key().text()));
        return entry;
    }

    public Optional<Located> value(String key) {
        return entry(key).map(Located.Entry::value);
    }

    /// The value, unless it is null: for keys whose null means that they are absent.
    public Optional<Located> present(String key) {
        return value(key)
                .filter(value -> !(value instanceof Located.Scalar scalar && scalar.isNull()));
    }

    /// Tells that a key is missing, at the mapping; or, where another key looks like it misspelt,
    /// that one instead. The valid keys that resemble it have to be asked for before.
    public void missing(String key, String hint) {
        missing(List.of(key), hint);
    }

    /// The same, where one of several keys has to be there; the first is the one to name.
    public void missing(List<String> keys, String hint) {
        if (!tellMisspelt(keys)) {
            String message = "'" + keys.getFirst() + "' is missing";
            reporter.error(ProblemCode.MISSING_PROPERTY, location(), message, hint);
        }
    }

    /// Tells an entry that nobody asked for and that looks like one of these keys misspelt.
    ///
    /// @return whether there is one
    public boolean tellMisspelt(List<String> keys) {
        for (Located.Entry other : others()) {
            Optional<String> meant = Suggestion.didYouMean(other.key().text(), keys);
            if (meant.isPresent()) {
                tellUnknown(other, meant.get());
                return true;
            }
        }
        return false;
    }

    private void tellUnknown(Located.Entry other, String hint) {
        String key = other.key().text();
        told.add(key);
        reporter.error(
                ProblemCode.UNKNOWN_PROPERTY,
                other.key().location(),
                "unknown property " + Excerpt.quote(key),
                hint);
    }

    /// Whether a key is there. When it is not, [#rejectOthers] tells that, unless another key turns
    /// out to be this one misspelt.
    public boolean require(String key, String hint) {
        if (!has(key)) {
            required.put(key, hint);
        }
        return has(key);
    }

    public Optional<String> text(String key) {
        return value(key).flatMap(value -> text(key, value));
    }

    private Optional<String> text(String key, Located value) {
        if (value instanceof Located.Scalar scalar) {
            CoreSchema type = scalar.type();
            if (type == CoreSchema.TEXT) {
                return Optional.of(scalar.text());
            }
            if (type != CoreSchema.NULL) {
                String quoted = "Put it in quotes: \"" + Excerpt.of(scalar.text()) + "\".";
                wrongType(key, value, "a text", Optional.of(quoted));
                return Optional.empty();
            }
        }
        wrongType(key, value, "a text", Optional.empty());
        return Optional.empty();
    }

    /// A name: a scalar of any type but null, by its text as written.
    public Optional<Located.Scalar> name(String key) {
        return value(key)
                .flatMap(value -> {
                    if (value instanceof Located.Scalar scalar && !scalar.isNull()) {
                        return Optional.of(scalar);
                    }
                    wrongType(key, value, "a name", Optional.empty());
                    return Optional.empty();
                });
    }

    public Optional<Boolean> flag(String key) {
        return value(key)
                .flatMap(value -> {
                    Optional<Boolean> flag = Scalars.flag(value);
                    if (flag.isEmpty()) {
                        wrongType(key, value, "true or false", Optional.empty());
                    }
                    return flag;
                });
    }

    /// A whole number that is at least `least`.
    public OptionalInt number(String key, int least) {
        Optional<Located> value = value(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        String expected = "a whole number of at least " + least;
        OptionalInt number = Scalars.number(value.get());
        if (number.isEmpty()) {
            wrongType(key, value.get(), expected, Optional.empty());
            return number;
        }
        if (number.getAsInt() < least) {
            badValue(key, value.get(), expected);
            return OptionalInt.empty();
        }
        return number;
    }

    /// A number from `least` to `most`.
    public OptionalDouble decimal(String key, double least, double most) {
        Optional<Located> value = value(key);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        String expected = "a number from " + brief(least) + " to " + brief(most);
        OptionalDouble number = Scalars.decimal(value.get());
        if (number.isEmpty()) {
            wrongType(key, value.get(), expected, Optional.empty());
            return number;
        }
        if (!(number.getAsDouble() >= least && number.getAsDouble() <= most)) {
            badValue(key, value.get(), expected);
            return OptionalDouble.empty();
        }
        return number;
    }

    private static String brief(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : "" + number;
    }

    /// A list of texts.
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<Located> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            text(key + "[" + i + "]", items.get(i)).ifPresent(texts::add);
        }
        return texts;
    }

    /// The items of a list; none when there is no such key.
    public List<Located> items(String key) {
        Optional<Located> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Located.Sequence)) {
            wrongType(key, value.get(), "a list", listHint(key, value.get()));
        }
        return value.isPresent() && value.get() instanceof Located.Sequence list
                ? list.items()
                : List.of();
    }

    private static Optional<String> listHint(String key, Located value) {
        return value instanceof Located.Scalar scalar && !scalar.isNull()
                ? Optional.of("Write '" + key + ": [" + Excerpt.of(scalar.text()) + "]'.")
                : Optional.empty();
    }

    public Optional<Located.Mapping> mapping(String key) {
        return value(key).flatMap(value -> mapping(key, value));
    }

    private Optional<Located.Mapping> mapping(String key, Located value) {
        if (value instanceof Located.Mapping inner) {
            return Optional.of(inner);
        }
        wrongType(key, value, "a mapping", Optional.empty());
        return Optional.empty();
    }

    /// The fields of a mapping inside this one.
    public Optional<Fields> fields(String key) {
        return mapping(key)
                .map(inner -> folded ? folded(inner, reporter) : Fields.of(inner, reporter));
    }

    public void wrongType(String key, Located value, String expected, Optional<String> hint) {
        reporter.error(
                ProblemCode.WRONG_TYPE,
                value.location(),
                "'" + key + "' must be " + expected + ", found " + value.describe(),
                hint);
    }

    public void badValue(String key, Located value, String expected) {
        reporter.error(
                ProblemCode.BAD_VALUE,
                value.location(),
                "'" + key + "' must be " + expected + ", found " + value.describe());
    }

    /// Entries whose key nobody asked for, but those that were told as misspelt.
    public List<Located.Entry> others() {
        List<Located.Entry> others = new ArrayList<>(0);
        for (Map.Entry<String, Located.Entry> entry : entries.entrySet()) {
            boolean known = told.contains(entry.getValue().key().text());
            if (!known && !isValid(entry.getKey())) {
                others.add(entry.getValue());
            }
        }
        return others;
    }

    private boolean isValid(String key) {
        if (!folded) {
            return asked.contains(key);
        }
        for (String name : asked) {
            if (fold(name).equals(key)) {
                return true;
            }
        }
        return false;
    }

    /// Refuses entries whose key nobody asked for, and tells what is required and not there.
    ///
    /// @param advice what to do about a key that is a common mistake
    public void rejectOthers(Function<String, Optional<String>> advice) {
        List<Located.Entry> others = others();
        SequencedSet<String> valid =
                others.isEmpty() ? new LinkedHashSet<>(0) : new LinkedHashSet<>(asked);
        for (Located.Entry other : others) {
            String key = other.key().text();
            String hint =
                    advice.apply(key)
                            .or(() -> Suggestion.didYouMean(key, valid))
                            .orElseGet(() -> "Valid here: " + String.join(", ", valid) + ".");
            required.keySet().removeIf(name -> hint.contains(" '" + name + "'"));
            tellUnknown(other, hint);
        }
        tellMissing();
    }

    /// Tells what is required and not there, and lets other keys pass.
    public void tellMissing() {
        required.forEach(this::missing);
        required.clear();
    }

    /// Warns of entries that nobody asked for and that are nearly called like a valid key; others
    /// are let pass.
    public void warnOfNearOthers() {
        for (Located.Entry other : others()) {
            String key = other.key().text();
            Suggestion.didYouMean(key, asked)
                    .ifPresent(hint ->
                            reporter.warning(
                                    ProblemCode.UNKNOWN_PROPERTY,
                                    other.key().location(),
                                    "unknown property " + Excerpt.quote(key) + " is ignored",
                                    hint));
        }
    }
}
