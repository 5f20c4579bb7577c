package dev.runnable.sdk;

import dev.runnable.definition.JavaReference;
import dev.runnable.definition.SerializedReference;
import dev.runnable.definition.UnusableReference;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.CommandType;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step that runs a command.
public final class TaskStep extends StepBase<TaskStep> {
    private TaskStep(Draft draft) {
        super(draft);
    }

    static TaskStep of(String name, String type, String command) {
        Draft draft = Draft.of(name, "task");
        if (command.isBlank()) {
            throw draft.mistake()
                    .of(ProblemCode.BAD_COMMAND, "the command is empty", "Say what the step runs.");
        }
        return new TaskStep(draft.with("command_type", type).with("command", command));
    }

    static TaskStep of(String name, Class<?> owner, String method) {
        Draft draft = Draft.of(name, "task");
        List<Method> methods =
                Stream.of(owner.getDeclaredMethods(), owner.getMethods())
                        .flatMap(Arrays::stream)
                        .filter(it -> !it.isSynthetic())
                        .toList();
        Method meant =
                methods.stream()
                        .filter(it -> it.getName().equals(method))
                        .findFirst()
                        .orElseThrow(() -> noMethod(draft, owner, method, methods));
        JavaReference reference = new JavaReference(owner, meant, List.of(), true);
        return new TaskStep(draft.with("command_type", "java").with("command", reference));
    }

    private static PipelineException noMethod(
            Draft draft, Class<?> owner, String method, List<Method> methods) {
        List<String> names = methods.stream().map(Method::getName).distinct().toList();
        return draft.mistake()
                .of(
                        ProblemCode.BAD_COMMAND,
                        "class '%s' has no method %s"
                                .formatted(owner.getName(), Excerpt.quote(method)),
                        Suggestion.didYouMean(method, names).orElse("Name one of its methods."));
    }

    static TaskStep calling(String name, Serializable method) {
        Draft draft = Draft.of(name, "task");
        try {
            JavaReference reference = SerializedReference.read(method);
            if (reference.named() && Modifier.isPrivate(reference.method().getModifiers())) {
                throw draft.mistake()
                        .of(
                                ProblemCode.BAD_COMMAND,
                                "method '" + reference.method().getName() + "' is private",
                                "Leave out 'private': another process calls it by its name.");
            }
            return new TaskStep(draft.with("command_type", "java").with("command", reference));
        } catch (UnusableReference e) {
            throw draft.mistake().of(ProblemCode.BAD_COMMAND, e.text(), e.hint());
        }
    }

    @Override
    TaskStep with(Draft changed) {
        return new TaskStep(changed);
    }

    /// Names the parameters that its results become, any JSON: what its method returns, the
    /// components of a record or the entries of a map; the variables that a shell exports.
    public TaskStep returns(String... names) {
        return returning("json", names);
    }

    /// As [#returns], of numbers that tell how good something is.
    public TaskStep returnsMetric(String... names) {
        return returning("metric", names);
    }

    /// As [#returns], of objects that are no JSON; steps of the same language get them.
    public TaskStep returnsObject(String... names) {
        if ("shell".equals(draft().fields().get("command_type"))) {
            throw draft().mistake()
                    .of(
                            ProblemCode.BAD_VALUE,
                            "a shell task cannot return an object",
                            "Use returns(), or put a file into the catalog.");
        }
        return returning("object", names);
    }

    private TaskStep returning(String kind, String... names) {
        Draft changed = draft();
        for (String name : names) {
            Names.parameter(name, draft().mistake());
            changed = changed.adding("returns", List.of(returned(name, kind)));
        }
        return with(changed);
    }

    private static Object returned(String name, String kind) {
        if (kind.equals("json")) {
            return name;
        }
        SequencedMap<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("kind", kind);
        return described;
    }

    /// Names the secrets that it is given.
    public TaskStep secrets(String... names) {
        return with(draft().adding("secrets", List.of(names)));
    }

    /// Files that it gets out of the catalog, as globs.
    public TaskStep get(String... globs) {
        return cataloguing("get", globs);
    }

    /// Files that it puts into the catalog, as globs.
    public TaskStep put(String... globs) {
        return cataloguing("put", globs);
    }

    /// Whether the catalog keeps a copy of what it puts there; true unless said otherwise.
    public TaskStep storeCopy(boolean storeCopy) {
        SequencedMap<String, @Nullable Object> catalog = catalog();
        catalog.put("store_copy", storeCopy);
        return field("catalog", catalog);
    }

    /// Whether it runs in an empty folder of its own, with just what it gets out of the catalog.
    /// Unless said here, as the configuration says.
    public TaskStep sandbox(boolean sandbox) {
        return field("sandbox", sandbox);
    }

    private TaskStep cataloguing(String key, String... globs) {
        SequencedMap<String, @Nullable Object> catalog = catalog();
        List<@Nullable Object> all = new ArrayList<>();
        if (catalog.get(key) instanceof List<?> before) {
            all.addAll(before);
        }
        all.addAll(List.of(globs));
        catalog.put(key, all);
        return field("catalog", catalog);
    }

    private SequencedMap<String, @Nullable Object> catalog() {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (draft().fields().get("catalog") instanceof Map<?, ?> before) {
            before.forEach((name, kept) -> fields.put(String.valueOf(name), kept));
        }
        return fields;
    }

    /// A setting of its command type: `shell` and `pass_env` of shells, `optional_ploomber_args` of
    /// notebooks.
    public TaskStep with(String setting, Object value) {
        Object type = String.valueOf(draft().fields().get("command_type"));
        Optional<CommandType> known = CommandTypes.builtIn().find(type.toString());
        if (known.isPresent() && !known.get().settings().contains(setting)) {
            List<String> settings = known.get().settings();
            throw draft().mistake()
                    .of(
                            ProblemCode.UNKNOWN_PROPERTY,
                            "a %s step has no setting %s".formatted(type, Excerpt.quote(setting)),
                            Suggestion.didYouMean(setting, settings)
                                    .orElse(
                                            settings.isEmpty()
                                                    ? "It has none."
                                                    : "It has "
                                                            + String.join(", ", settings)
                                                            + "."));
        }
        return with(draft().with(setting, Values.plain(value, draft().mistake())));
    }
}
