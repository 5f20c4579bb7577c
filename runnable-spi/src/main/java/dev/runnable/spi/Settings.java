package dev.runnable.spi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.JsonText;
import dev.runnable.problem.SourceLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// The configuration of one service, already substituted. Reading a value of the wrong type reports
/// a located problem and returns nothing, so that all mistakes are told at once; the service that
/// is made from faulty settings is never used.
public interface Settings {
    /// All of them as a record, each component of which has a [dev.runnable.settings.Setting].
    /// Tells every mistake at once, unknown keys of mappings inside of it too.
    ///
    /// @return empty when there is a mistake
    /// @throws dev.runnable.problem.ProblemException when no record of this class can be made of
    ///   settings, for its author
    <R extends Record> Optional<R> bind(Class<R> type);

    Optional<String> text(String key);

    Optional<Boolean> flag(String key);

    /// A whole number that is at least `least`.
    OptionalInt number(String key, int least);

    List<String> texts(String key);

    /// A single value of any type, by its text as written: `2`, `0.5`, `512m`, `1000:1000`.
    Optional<String> scalar(String key);

    /// Single values by name, in the order of the file, as `{LEVEL: debug, TRIES: 3}`. Names are
    /// taken as written.
    SequencedMap<String, String> scalars(String key);

    /// Mappings by name, in the order of the file, as `{large: {memory: 8g}, small: {}}`. Names are
    /// taken as written.
    SequencedMap<String, Settings> sections(String key);

    /// The mapping of a key; empty when there is none, or nothing stands behind the key.
    Optional<Settings> section(String key);

    /// Mappings one after the other, as `[{name: a}, {name: b}]`.
    List<Settings> list(String key);

    /// The value of a key, of any shape, as JSON with the types of the YAML 1.2 core schema. For
    /// what is handed on as it is; whoever asks checks it.
    Optional<JsonNode> json(String key);

    /// The value of a key, of any shape, as the text of JSON.
    default Optional<String> jsonText(String key) {
        return json(key).map(JsonText::of);
    }

    /// A time, as `30s`, `5m` or `PT1H`; longer than none at all.
    Optional<Duration> duration(String key);

    /// Whether the key is there, with whatever value.
    boolean has(String key);

    /// Where they stand, for mistakes that are found later.
    SourceLocation location();

    /// Refuses keys that nobody has asked for. For mappings inside of the service's: the service's
    /// own keys are checked before it is made.
    void rejectOthers();

    /// Reports a mistake at the place of `key`, for instance a value out of a fixed set.
    void reject(String key, String message, String hint);
}
