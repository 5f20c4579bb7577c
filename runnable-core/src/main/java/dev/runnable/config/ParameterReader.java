package dev.runnable.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.json.JsonOrText;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Collects the parameters that a run starts with, each source over those before it: the pipeline's
/// own, the parameters file, `RUNNABLE_PRM_*`, and `--set` options.
public final class ParameterReader {
    private static final String PREFIX = "RUNNABLE_PRM_";
    private static final String SET = "--set";

    private final SequencedMap<String, JsonNode> values;
    private final Reporter reporter = new Reporter(new Problems());

    private ParameterReader(SequencedMap<String, JsonNode> declared) {
        this.values = new LinkedHashMap<>(declared);
    }

    /// @param declared the pipeline's own
    /// @param file as [FileChoice#parameters] found it
    /// @param environment where `RUNNABLE_PRM_*` come from
    /// @param settings texts `name=value`
    public static ParameterReading read(
            SequencedMap<String, JsonNode> declared,
            FileChoice file,
            Map<String, String> environment,
            List<String> settings) {
        ParameterReader reader = new ParameterReader(declared);
        reader.reporter.problems().addAll(file.warnings());
        reader.addFile(file);
        return reader.read(environment, settings);
    }

    /// The same with the text of the parameters file.
    static ParameterReading readText(
            String text, Map<String, String> environment, List<String> settings) {
        ParameterReader reader = new ParameterReader(new LinkedHashMap<>());
        new YamlReader().read(text, "parameters.yaml", reader.reporter).ifPresent(reader::addTree);
        return reader.read(environment, settings);
    }

    private ParameterReading read(Map<String, String> environment, List<String> settings) {
        Problems problems = reporter.problems();
        addEnvironment(environment);
        settings.forEach(this::addSetting);
        return new ParameterReading(
                problems.failed() ? Optional.empty() : Optional.of(parameters()),
                problems.sorted());
    }

    private SequencedMap<String, Parameter> parameters() {
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        values.forEach((name, value) -> parameters.put(name, new Parameter.Json(value)));
        return Collections.unmodifiableSequencedMap(parameters);
    }

    private void addFile(FileChoice choice) {
        choice.file()
                .flatMap(file -> new YamlReader().read(file, choice.displayName(), reporter))
                .ifPresent(this::addTree);
    }

    private void addTree(Located root) {
        if (root instanceof Located.Mapping mapping) {
            mapping.entries().values().forEach(this::addEntry);
        } else if (!(root instanceof Located.Scalar scalar && scalar.isNull())) {
            reporter.error(
                    ProblemCode.WRONG_TYPE,
                    root.location(),
                    "a parameters file is a mapping, found " + root.describe(),
                    "Write 'name: value' lines.");
        }
    }

    private void addEntry(Located.Entry entry) {
        if (entry.key().text().isBlank()) {
            reporter.error(
                    ProblemCode.BAD_PARAMETER,
                    entry.key().location(),
                    "a parameter needs a name",
                    "Write it before the colon.");
            return;
        }
        values.put(entry.key().text(), entry.value().toJson());
    }

    private void addEnvironment(Map<String, String> environment) {
        Map<String, String> named = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && variable.length() > PREFIX.length()) {
                named.put(variable.substring(PREFIX.length()), value);
            }
        });
        Map<String, String> writtenBy = new LinkedHashMap<>();
        List<String> declared = List.copyOf(values.keySet());
        named.forEach((written, value) -> {
            String name = match(written, declared);
            SourceLocation place = SourceLocation.of(PREFIX + written);
            String before = writtenBy.put(name, written);
            if (before != null) {
                reporter.warning(
                        ProblemCode.BAD_PARAMETER,
                        place,
                        "sets %s, which %s sets as well"
                                .formatted(Excerpt.quote(name), PREFIX + before),
                        "Unset one of them.");
            }
            values.put(name, parse(value, place));
        });
    }

    /// The declared name that differs at most in case, else the name in lower case.
    private static String match(String written, List<String> declared) {
        if (declared.contains(written)) {
            return written;
        }
        for (String name : declared) {
            if (name.equalsIgnoreCase(written)) {
                return name;
            }
        }
        return written.toLowerCase(Locale.ROOT);
    }

    private void addSetting(String setting) {
        int equals = setting.indexOf('=');
        SourceLocation place = SourceLocation.of(SET);
        if (equals < 1 || setting.substring(0, equals).isBlank()) {
            reporter.error(
                    ProblemCode.BAD_OPTION,
                    place,
                    "'name=value' is expected, found " + Excerpt.quote(setting),
                    "Write for instance '--set rate=0.1'.");
            return;
        }
        String name = setting.substring(0, equals).strip();
        if (!values.containsKey(name)) {
            Suggestion.didYouMean(name, values.keySet())
                    .ifPresent(hint ->
                            reporter.warning(
                                    ProblemCode.BAD_PARAMETER,
                                    place,
                                    "sets the new parameter " + Excerpt.quote(name),
                                    hint));
        }
        values.put(name, parse(setting.substring(equals + 1), place));
    }

    private JsonNode parse(String text, SourceLocation place) {
        return JsonOrText.of(
                text,
                reason ->
                        reporter.warning(
                                ProblemCode.BAD_PARAMETER,
                                place,
                                "looks like JSON but is not (" + reason + "), so it is a text",
                                "Correct it, or ignore this if a text is meant."));
    }
}
