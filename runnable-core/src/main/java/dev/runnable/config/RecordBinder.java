package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.settings.Inline;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingsShape;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes records of settings, and tells every mistake.
final class RecordBinder {
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    /// Where a message of an author's goes on to say what to do.
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?[^.])\\.(?:\\s+(.+))?");

    private final Reporter reporter;

    RecordBinder(Reporter reporter) {
        this.reporter = reporter;
    }

    /// Makes the record of a whole service, whose unknown keys are told by whoever reads its
    /// section.
    <R extends Record> Optional<R> bindService(Class<R> type, Located.Mapping values) {
        return bind(type, Fields.folded(values, reporter), false);
    }

    /// Makes the record of a mapping that may have no other keys.
    <R extends Record> Optional<R> bind(Class<R> type, Located.Mapping values) {
        return bind(type, Fields.folded(values, reporter), true);
    }

    private <R extends Record> Optional<R> bind(Class<R> type, Fields fields, boolean closed) {
        List<SettingDescription> settings = SettingsShape.of(type).settings();
        RecordComponent[] components = type.getRecordComponents();
        List<Object> values = new ArrayList<>();
        int at = 0;
        for (RecordComponent component : components) {
            if (component.isAnnotationPresent(Inline.class)) {
                Class<? extends Record> inner = component.getType().asSubclass(Record.class);
                bind(inner, fields, false).ifPresent(values::add);
                at += SettingsShape.of(inner).settings().size();
            } else {
                component(component, settings.get(at++), fields).ifPresent(values::add);
            }
        }
        if (closed) {
            fields.rejectOthers(_ -> Optional.empty());
        }
        return values.size() == components.length
                ? construct(type, values, fields)
                : Optional.empty();
    }

    private Optional<?> component(
            RecordComponent component, SettingDescription setting, Fields fields) {
        Optional<Located.Entry> entry = entry(setting, fields);
        ValueBinder binder = new ValueBinder(this, fields, setting.secret());
        if (entry.isPresent() && !isNothing(entry.get().value())) {
            return binder.bind(
                    component.getGenericType(),
                    setting.type(),
                    entry.get().value(),
                    entry.get().key().text());
        }
        if (setting.required()) {
            tellMissing(setting, fields);
            return Optional.empty();
        }
        return binder.absent(component.getGenericType(), setting, fields.location());
    }

    private static boolean isNothing(Located value) {
        return value instanceof Located.Scalar scalar && scalar.isNull();
    }

    private Optional<Located.Entry> entry(SettingDescription setting, Fields fields) {
        Optional<Located.Entry> entry = fields.entry(setting.key());
        for (String alias : setting.aliases()) {
            Optional<Located.Entry> old = fields.hidden(alias);
            if (old.isPresent() && entry.isPresent()) {
                reporter.error(
                        ProblemCode.CONFLICTING_PROPERTIES,
                        old.get().key().location(),
                        "'%s' is the old name of '%s', which is there as well"
                                .formatted(old.get().key().text(), setting.key()),
                        "Remove one of them.");
            } else if (old.isPresent()) {
                reporter.warning(
                        ProblemCode.DEPRECATED,
                        old.get().key().location(),
                        "'%s' is the old name of '%s'"
                                .formatted(old.get().key().text(), setting.key()),
                        "Rename it to '" + setting.key() + "'.");
                entry = old;
            }
        }
        return entry;
    }

    /// Another key that looks like it is told where unknown keys are.
    private static void tellMissing(SettingDescription setting, Fields fields) {
        String example =
                setting.examples().stream()
                        .findFirst()
                        .map(it -> "Add '%s: %s'.".formatted(setting.key(), Excerpt.of(it)))
                        .orElseGet(() ->
                                "Add '%s:', %s.".formatted(setting.key(), setting.type().words()));
        String hint = (example + " " + setting.description()).strip();
        boolean misspelt =
                fields.others().stream()
                        .anyMatch(other ->
                                Suggestion.didYouMean(other.key().text(), List.of(setting.key()))
                                        .isPresent());
        if (!misspelt) {
            fields.reporter()
                    .error(
                            ProblemCode.MISSING_PROPERTY,
                            fields.location(),
                            "'" + setting.key() + "' is missing",
                            hint);
        }
    }

    private <R extends Record> Optional<R> construct(
            Class<R> type, List<Object> values, Fields fields) {
        Class<?>[] parameters =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                tellRefusal(Optional.ofNullable(refusal.getMessage()), type, fields);
                return Optional.empty();
            }
            throw new IllegalStateException("the constructor of " + type + " fails", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + type + " can be made", e);
        }
    }

    private void tellRefusal(Optional<String> said, Class<?> type, Fields fields) {
        String text = said.orElse("these settings are refused by " + type.getSimpleName());
        Matcher sentence = SENTENCE.matcher(text);
        boolean ends = sentence.matches();
        reporter.error(
                ProblemCode.BAD_VALUE,
                place(text, fields),
                ends ? sentence.group(1) : text,
                ends ? Optional.ofNullable(sentence.group(2)) : Optional.empty());
    }

    /// The value of the first key that the message names, else the whole.
    private static SourceLocation place(String message, Fields fields) {
        return QUOTED.matcher(message)
                .results()
                .flatMap(quoted -> fields.value(quoted.group(1)).stream())
                .map(Located::location)
                .findFirst()
                .orElse(fields.location());
    }
}
