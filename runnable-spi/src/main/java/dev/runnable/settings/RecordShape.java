package dev.runnable.settings;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what the components of a record say of themselves.
final class RecordShape {
    private final List<String> mistakes = new ArrayList<>();
    private final List<Class<?>> around = new ArrayList<>();

    private RecordShape() {}

    static SettingsShape of(Class<?> type) {
        RecordShape reading = new RecordShape();
        SettingsShape shape = reading.read(type);
        if (!reading.mistakes.isEmpty()) {
            throw new ProblemException(
                    reading.mistakes.stream().map(it -> problem(type, it)).toList());
        }
        return shape;
    }

    private static Problem problem(Class<?> type, String mistake) {
        return Problem.error(
                        ProblemCode.UNUSABLE_RECORD, SourceLocation.of(type.getName()), mistake)
                .withHint("That is for the author of the record: see 'Setting'.");
    }

    SettingsShape read(Class<?> type) {
        if (around.contains(type)) {
            mistakes.add("the record '" + type.getSimpleName() + "' contains itself");
            return SettingsShape.closed();
        }
        around.add(type);
        List<SettingDescription> settings = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                settings.addAll(inline(component));
            } else {
                describe(component).ifPresent(settings::add);
            }
        }
        around.removeLast();
        checkNames(settings, type);
        return new SettingsShape(settings, false);
    }

    private List<SettingDescription> inline(RecordComponent component) {
        if (component.getType().isRecord()) {
            return read(component.getType()).settings();
        }
        mistakes.add("'" + name(component) + "' is inline and no record");
        return List.of();
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private void checkNames(List<SettingDescription> settings, Class<?> type) {
        Set<String> seen = new HashSet<>();
        for (SettingDescription one : settings) {
            List<String> names = new ArrayList<>(one.aliases());
            names.add(one.key());
            for (String name : names) {
                if (!seen.add(fold(name))) {
                    mistakes.add("'%s' has '%s' twice".formatted(type.getSimpleName(), name));
                }
            }
        }
    }

    /// As keys of configurations are compared.
    private static String fold(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private Optional<SettingDescription> describe(RecordComponent component) {
        String name = name(component);
        Setting said = component.getAnnotation(Setting.class);
        if (said == null) {
            mistakes.add("'" + name + "' has no annotation 'Setting'");
            return Optional.empty();
        }
        Type type = component.getGenericType();
        Optional<SettingType> found = new ComponentType(said, this).of(type);
        if (found.isEmpty()) {
            mistakes.add(
                    "'%s' is of the type '%s', which no setting can have"
                            .formatted(name, type.getTypeName()));
            return Optional.empty();
        }
        String key = said.key().isEmpty() ? snakeCase(component.getName()) : said.key();
        checkDefault(name, said, type, found.get());
        if (said.secret() && !SecretName.is(key)) {
            mistakes.add(
                    "'%s' is secret, and '%s' does not say so: call it a password, secret, token,"
                                    .formatted(name, key)
                            + " credential or key, as runs keep what is called otherwise");
        }
        return Optional.of(
                new SettingDescription(
                        key,
                        found.get(),
                        said.description(),
                        isRequired(said, type, found.get()),
                        said(said.defaultValue()),
                        said(said.otherwise()),
                        List.of(said.examples()),
                        List.of(said.aliases()),
                        said.secret()));
    }

    private static boolean isRequired(Setting said, Type java, SettingType type) {
        return !ComponentType.isOptional(java)
                && said.defaultValue().isEmpty()
                && switch (type) {
                    case SettingType.ListOf _, SettingType.MapOf _ -> false;
                    case SettingType.Section(var shape) -> shape.requires();
                    case SettingType.Text _,
                            SettingType.Choice _,
                            SettingType.Flag _,
                            SettingType.Whole _,
                            SettingType.Decimal _,
                            SettingType.Span _,
                            SettingType.Place _,
                            SettingType.Json _,
                            SettingType.Either _ ->
                            true;
                };
    }

    private void checkDefault(String name, Setting said, Type java, SettingType type) {
        if (said.defaultValue().isEmpty()) {
            return;
        }
        if (ComponentType.isOptional(java)) {
            mistakes.add("'" + name + "' has a default, so it cannot be optional");
        } else if (!SingleValue.isRight(type, said.defaultValue())) {
            mistakes.add(
                    "the default '%s' of '%s' is not %s"
                            .formatted(said.defaultValue(), name, type.words()));
        }
    }

    void mistake(String message) {
        mistakes.add(message);
    }

    static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
