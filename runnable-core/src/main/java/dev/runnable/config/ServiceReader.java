package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.Suggestion;
import dev.runnable.settings.SettingsShape;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Reads one service: `{type, config: {...}}`, or the settings beside `type`.
final class ServiceReader {
    /// The original lets services override these; they mean nothing.
    static final List<String> MEANINGLESS = List.of("service_name", "service_type");

    private final String what;
    private final Supplier<SequencedMap<String, Supplier<SettingsShape>>> known;
    private final UnknownService unknown;
    private final Reporter reporter;

    /// @param what the service is, as the configuration calls it
    /// @param known what those may be told that there are, by type
    ServiceReader(
            String what,
            Supplier<SequencedMap<String, Supplier<SettingsShape>>> known,
            UnknownService unknown,
            Reporter reporter) {
        this.what = what;
        this.known = known;
        this.unknown = unknown;
        this.reporter = reporter;
    }

    /// @param mapping variables already substituted
    Optional<ServiceSpec> read(Located.Mapping mapping) {
        Fields fields = Fields.folded(mapping, reporter);
        SequencedMap<String, Supplier<SettingsShape>> types = known.get();
        if (!fields.has("type")) {
            fields.missing("type", "Add one of: " + String.join(", ", types.keySet()) + ".");
        }
        Optional<String> type = fields.text("type");
        MEANINGLESS.forEach(fields::has);
        Optional<Located.Mapping> values = values(fields, mapping);
        if (type.isEmpty() || values.isEmpty()) {
            return Optional.empty();
        }
        Located place = fields.value("type").orElseThrow();
        Supplier<SettingsShape> shape = types.get(type.get());
        if (shape == null) {
            unknown.tell(type.get(), types.keySet(), place.location(), reporter);
            return Optional.empty();
        }
        checkKeys(type.get(), values.get(), shape.get());
        return Optional.of(new ServiceSpec(type.get(), place.location(), values.get()));
    }

    /// The settings: under `config` if that is there, else beside `type`.
    private Optional<Located.Mapping> values(Fields fields, Located.Mapping mapping) {
        if (!fields.has("config")) {
            SequencedMap<String, Located.Entry> beside = new LinkedHashMap<>();
            fields.others().forEach(entry -> beside.put(entry.key().text(), entry));
            return Optional.of(new Located.Mapping(mapping.location(), beside));
        }
        for (Located.Entry other : fields.others()) {
            reporter.error(
                    ProblemCode.UNKNOWN_PROPERTY,
                    other.key().location(),
                    "unknown property " + Excerpt.quote(other.key().text()) + " beside 'config'",
                    "Move it below 'config'.");
        }
        return fields.present("config").isEmpty()
                ? Optional.of(new Located.Mapping(mapping.location(), new LinkedHashMap<>()))
                : fields.mapping("config");
    }

    private void checkKeys(String type, Located.Mapping values, SettingsShape shape) {
        Fields settings = Fields.folded(values, reporter);
        if (shape.open()) {
            return;
        }
        List<String> keys = shape.keys();
        keys.forEach(settings::has);
        MEANINGLESS.forEach(settings::has);
        for (Located.Entry other : settings.others()) {
            String key = other.key().text();
            String valid =
                    keys.isEmpty()
                            ? "'" + type + "' has no settings: remove it."
                            : "Valid for '" + type + "': " + String.join(", ", keys) + ".";
            reporter.error(
                    ProblemCode.UNKNOWN_PROPERTY,
                    other.key().location(),
                    "unknown setting %s of %s '%s'".formatted(Excerpt.quote(key), what, type),
                    Suggestion.didYouMean(key, keys).map(hint -> hint + " " + valid).orElse(valid));
        }
    }
}
