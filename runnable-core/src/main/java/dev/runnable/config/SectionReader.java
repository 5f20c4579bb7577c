package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.Optional;

/// Reads the section of one service: `{type, config: {...}}`, or the settings beside `type`.
final class SectionReader {
    private final Section section;
    private final ServiceReader service;
    private final Variables variables;
    private final Reporter reporter;

    SectionReader(Section section, KnownServices services, Variables variables) {
        this.section = section;
        this.variables = variables;
        this.reporter = variables.reporter();
        this.service =
                new ServiceReader(
                        section.key(),
                        () -> services.of(section),
                        new UnknownService(section.key(), Optional.of(section), services),
                        reporter);
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
            return service.read(mapping).orElse(usual);
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
}
