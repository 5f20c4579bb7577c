package dev.runnable.config;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Settings;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Settings that know their places in the configuration file.
final class LocatedSettings implements Settings {
    private final SourceLocation service;
    private final Fields fields;

    LocatedSettings(SourceLocation service, Located.Mapping values, Reporter reporter) {
        this.service = service;
        this.fields = Fields.folded(values, reporter);
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
    public void reject(String key, String message, String hint) {
        SourceLocation place = fields.value(key).map(Located::location).orElse(service);
        fields.reporter().error(ProblemCode.BAD_VALUE, place, message, hint);
    }
}
