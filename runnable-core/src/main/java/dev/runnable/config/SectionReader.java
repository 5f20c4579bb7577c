package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads the section of one service: `{type, config: {...}}`, or the settings beside `type`.
final class SectionReader {
    /// The original lets services override these; they mean nothing.
    private static final List<String> MEANINGLESS = List.of("service_name", "service_type");

    private final Section section;
    private final SequencedMap<String, List<String>> types;
    private final Variables variables;
    private final Reporter reporter;

    SectionReader(Section section, KnownServices services, Variables variables) {
        this.section = section;
        this.types = services.of(section);
        this.variables = variables;
        this.reporter = variables.reporter();
    }

    /// The service that the section names, or the default one when there is no such section.
    ServiceSpec read(Fields root, String displayName) {
        Optional<Located.Entry> entry = entry(root);
        ServiceSpec usual =
                ServiceSpec.plain(section.defaultType(), SourceLocation.of(displayName));
        if (entry.isEmpty()) {
            return usual;
        }
        Located value = variables.substitute(entry.get().value());
        if (value instanceof Located.Mapping mapping) {
            return readService(Fields.folded(mapping, reporter), mapping).orElse(usual);
        }
        boolean name = value instanceof Located.Scalar scalar && !scalar.isNull();
        String type = name ? Excerpt.of(((Located.Scalar) value).text()) : section.defaultType();
        root.wrongType(
                entry.get().key().text(),
                value,
                "a mapping",
                Optional.of("Write '" + section.key() + ": {type: " + type + "}'."));
        return usual;
    }

    private Optional<Located.Entry> entry(Fields root) {
        Optional<Located.Entry> entry = root.entry(section.key());
        Optional<Located.Entry> old = section.oldKey().flatMap(root::entry);
        if (old.isEmpty()) {
            return entry;
        }
        String message =
                Excerpt.quote(old.get().key().text())
                        + " is the old name of '"
                        + section.key()
                        + "'";
        SourceLocation place = old.get().key().location();
        if (entry.isPresent()) {
            reporter.error(
                    ProblemCode.CONFLICTING_PROPERTIES,
                    place,
                    message + ", which is there as well",
                    "Remove one of them.");
            return entry;
        }
        reporter.warning(
                ProblemCode.DEPRECATED, place, message, "Rename it to '" + section.key() + "'.");
        return old;
    }

    private Optional<ServiceSpec> readService(Fields fields, Located.Mapping mapping) {
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
        List<String> keys = types.get(type.get());
        if (keys == null) {
            tellUnknown(type.get(), place.location());
            return Optional.empty();
        }
        checkKeys(type.get(), values.get(), keys);
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

    private void checkKeys(String type, Located.Mapping values, List<String> keys) {
        Fields settings = Fields.folded(values, reporter);
        if (keys.contains(KnownServices.ANY_KEY)) {
            return;
        }
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
                    "unknown setting %s of %s '%s'"
                            .formatted(Excerpt.quote(key), section.key(), type),
                    Suggestion.didYouMean(key, keys).map(hint -> hint + " " + valid).orElse(valid));
        }
    }

    private void tellUnknown(String type, SourceLocation place) {
        String valid = "Available types: " + String.join(", ", types.keySet()) + ".";
        if (section == Section.PIPELINE_EXECUTOR && type.equals("retry")) {
            reporter.error(
                    ProblemCode.UNKNOWN_SERVICE,
                    place,
                    "retrying is no longer an executor",
                    "Run 'runnable retry RUN_ID' with the executor of that run.");
            return;
        }
        if (section.typesOfPlugins().contains(type)) {
            reporter.error(
                    ProblemCode.UNKNOWN_SERVICE,
                    place,
                    "the %s %s is not installed".formatted(section.key(), Excerpt.quote(type)),
                    "Install the plugin that brings it. " + valid);
            return;
        }
        reporter.error(
                ProblemCode.UNKNOWN_SERVICE,
                place,
                "unknown %s type %s".formatted(section.key(), Excerpt.quote(type)),
                Suggestion.didYouMean(type, types.keySet())
                        .map(hint -> hint + " " + valid)
                        .orElse(valid));
    }
}
