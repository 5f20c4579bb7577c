package dev.runnable.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Settings;
import dev.runnable.yaml.DurationText;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Settings that know their places in the configuration file.
final class LocatedSettings implements Settings {
    private static final String SINGLE = "a single value";

    private final SourceLocation service;
    private final Located.Mapping values;
    private final Fields fields;
    private final boolean isWhole;

    /// The settings of a service.
    LocatedSettings(SourceLocation service, Located.Mapping values, Reporter reporter) {
        this(service, values, reporter, true);
    }

    private LocatedSettings(
            SourceLocation service, Located.Mapping values, Reporter reporter, boolean isWhole) {
        this.service = service;
        this.values = values;
        this.fields = Fields.folded(values, reporter);
        this.isWhole = isWhole;
    }

    @Override
    public <R extends Record> Optional<R> bind(Class<R> type) {
        Reporter outer = fields.reporter();
        Problems found = new Problems();
        RecordBinder binder = new RecordBinder(new Reporter(found, outer.step()));
        Optional<R> bound = isWhole ? binder.bindService(type, values) : binder.bind(type, values);
        outer.problems().addAll(found.sorted());
        return found.failed() ? Optional.empty() : bound;
    }

    @Override
    public Optional<String> text(String key) {
        return fields.text(key);
    }

    @Override
    public Optional<Boolean> flag(String key) {
        return fields.flag(key);
    }

    @Override
    public OptionalInt number(String key, int least) {
        return fields.number(key, least);
    }

    @Override
    public List<String> texts(String key) {
        return fields.texts(key);
    }

    @Override
    public Optional<String> scalar(String key) {
        Optional<Located> value = fields.value(key);
        Optional<String> text = value.flatMap(LocatedSettings::text);
        if (value.isPresent() && text.isEmpty()) {
            wrongType(key, value.get(), SINGLE);
        }
        return text;
    }

    @Override
    public SequencedMap<String, String> scalars(String key) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (Located.Entry entry : entries(key)) {
            String name = entry.key().text();
            text(entry.value())
                    .ifPresentOrElse(
                            text -> texts.put(name, text),
                            () -> wrongType(key + "." + name, entry.value(), SINGLE));
        }
        return texts;
    }

    private static Optional<String> text(Located value) {
        return value instanceof Located.Scalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    @Override
    public SequencedMap<String, Settings> sections(String key) {
        SequencedMap<String, Settings> sections = new LinkedHashMap<>();
        for (Located.Entry entry : entries(key)) {
            String name = entry.key().text();
            if (entry.value() instanceof Located.Mapping inner) {
                sections.put(name, inside(entry.key().location(), inner));
            } else {
                wrongType(key + "." + name, entry.value(), "a mapping");
            }
        }
        return sections;
    }

    @Override
    public Optional<Settings> section(String key) {
        return fields.present(key).isEmpty()
                ? Optional.empty()
                : fields.mapping(key)
                        .map(inner ->
                                inside(fields.entry(key).orElseThrow().key().location(), inner));
    }

    @Override
    public List<Settings> list(String key) {
        List<Settings> list = new ArrayList<>();
        List<Located> items = fields.items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Located.Mapping inner) {
                list.add(inside(inner.location(), inner));
            } else {
                wrongType(key + "[" + i + "]", items.get(i), "a mapping");
            }
        }
        return list;
    }

    private Settings inside(SourceLocation place, Located.Mapping inner) {
        return new LocatedSettings(place, inner, fields.reporter(), false);
    }

    @Override
    public Optional<JsonNode> json(String key) {
        return fields.value(key).map(Located::toJson);
    }

    private Collection<Located.Entry> entries(String key) {
        return fields.mapping(key).map(mapping -> mapping.entries().values()).orElse(List.of());
    }

    private void wrongType(String name, Located value, String expected) {
        fields.wrongType(name, value, expected, Optional.empty());
    }

    @Override
    public Optional<Duration> duration(String key) {
        return DurationText.read(fields, key, Duration.ofMillis(1));
    }

    @Override
    public boolean has(String key) {
        return fields.has(key);
    }

    @Override
    public SourceLocation location() {
        return service;
    }

    @Override
    public void rejectOthers() {
        fields.rejectOthers(_ -> Optional.empty());
    }

    @Override
    public void reject(String key, String message, String hint) {
        SourceLocation place = fields.value(key).map(Located::location).orElse(service);
        fields.reporter().error(ProblemCode.BAD_VALUE, place, message, hint);
    }
}
