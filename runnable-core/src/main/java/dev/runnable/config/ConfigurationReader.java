package dev.runnable.config;

import dev.runnable.extension.PluginPlaces;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads configuration files.
public final class ConfigurationReader {
    private static final String PLUGINS = "plugins";
    private static final String LISTENERS = "listeners";
    private static final List<String> IGNORED = List.of("job-executor");
    private static final List<String> OTHER_KEYS =
            List.of("python", "classpath", "pass_env", "image", PLUGINS, LISTENERS);

    private final ServiceSearch search;
    private final boolean pluginsRequired;

    public ConfigurationReader(KnownServices services) {
        this((_, _) -> new ServiceSearch.Found(services, List.of()), true);
    }

    /// @param pluginsRequired whether it is a mistake when a folder is not there that the
    ///   configuration names: of an earlier run's it is not
    public ConfigurationReader(ServiceSearch search, boolean pluginsRequired) {
        this.search = search;
        this.pluginsRequired = pluginsRequired;
    }

    /// Reads a file.
    ///
    /// @param displayName the file as the user named it
    /// @param environment where `RUNNABLE_VAR_*` come from
    public ConfigurationReading read(
            Path file, String displayName, Map<String, String> environment) {
        Reporter reporter = new Reporter(new Problems());
        Optional<Located> tree = new YamlReader().read(file, displayName, reporter);
        return read(tree, displayName, environment, reporter);
    }

    /// Reads a text, for instance one that a run has frozen.
    public ConfigurationReading readText(
            String text, String displayName, Map<String, String> environment) {
        Reporter reporter = new Reporter(new Problems());
        Optional<Located> tree = new YamlReader().read(text, displayName, reporter);
        return read(tree, displayName, environment, reporter);
    }

    private ConfigurationReading read(
            Optional<Located> tree,
            String displayName,
            Map<String, String> environment,
            Reporter reporter) {
        Optional<Configuration> configuration =
                tree.flatMap(
                        root -> readRoot(root, displayName, new Variables(environment, reporter)));
        Problems problems = reporter.problems();
        return new ConfigurationReading(
                problems.failed() ? Optional.empty() : configuration, problems.sorted());
    }

    private Optional<Configuration> readRoot(
            Located root, String displayName, Variables variables) {
        Reporter reporter = variables.reporter();
        if (root instanceof Located.Scalar scalar && scalar.isNull()) {
            reporter.warning(
                    ProblemCode.EMPTY_FILE,
                    root.location(),
                    "the configuration is empty, so the defaults are used",
                    "Remove the file, or add for instance 'pipeline-executor: {type: local}'.");
            return Optional.of(Configuration.defaults().withPlugins(find(List.of(), reporter)));
        }
        if (!(root instanceof Located.Mapping mapping)) {
            reporter.error(
                    ProblemCode.WRONG_TYPE,
                    root.location(),
                    "a configuration is a mapping, found " + root.describe(),
                    "Write for instance 'pipeline-executor: {type: local}'.");
            return Optional.empty();
        }
        Fields fields = Fields.folded(mapping, reporter);
        Fields others = Fields.folded(substituted(mapping, variables), reporter);
        ServiceSearch.Found found =
                search.find(
                        new PluginFolders(pluginsRequired).read(others, PLUGINS),
                        reporter.problems());
        Map<Section, ServiceSpec> specs =
                readSections(fields, displayName, found.services(), variables);
        Optional<String> python = others.text("python");
        List<String> classpath = others.texts("classpath");
        List<String> passEnvironment = others.texts("pass_env");
        Optional<ServiceSpec> image =
                others.mapping("image").map(it -> new ServiceSpec("image", it.location(), it));
        OTHER_KEYS.forEach(fields::has);
        IGNORED.forEach(fields::has);
        rejectUnknown(fields);
        return Optional.of(
                new Configuration(
                        displayName,
                        specs,
                        new ListenersReader(found.services(), reporter).read(others, LISTENERS),
                        python,
                        classpath,
                        passEnvironment,
                        image,
                        found.plugins()));
    }

    private List<Path> find(List<PluginPlaces.Named> folders, Reporter reporter) {
        return search.find(folders, reporter.problems()).plugins();
    }

    /// Only the entries that are not sections: those are substituted one by one.
    private static Located.Mapping substituted(Located.Mapping root, Variables variables) {
        SequencedMap<String, Located.Entry> kept = new LinkedHashMap<>();
        root.entries()
                .forEach((key, entry) -> {
                    if (isOther(key)) {
                        Located value = variables.substitute(entry.value());
                        kept.put(key, new Located.Entry(entry.key(), value));
                    }
                });
        return new Located.Mapping(root.location(), kept);
    }

    private static boolean isOther(String key) {
        return OTHER_KEYS.stream().anyMatch(other -> Fields.fold(other).equals(Fields.fold(key)));
    }

    private Map<Section, ServiceSpec> readSections(
            Fields fields, String displayName, KnownServices services, Variables variables) {
        Map<Section, ServiceSpec> specs = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            SectionReader reader = new SectionReader(section, services, variables);
            specs.put(section, reader.read(fields, displayName));
        }
        return specs;
    }

    private static void rejectUnknown(Fields fields) {
        List<String> valid = new ArrayList<>();
        for (Section section : Section.values()) {
            valid.add(section.key());
        }
        valid.addAll(IGNORED);
        valid.addAll(OTHER_KEYS);
        for (Located.Entry other : fields.others()) {
            String key = other.key().text();
            if (Fields.fold(key).equals("experimenttracker")) {
                fields.reporter()
                        .warning(
                                ProblemCode.DEPRECATED,
                                other.key().location(),
                                "'" + key + "' no longer exists and is ignored",
                                "Remove it: metrics are in the run log.");
                continue;
            }
            fields.reporter()
                    .error(
                            ProblemCode.UNKNOWN_SECTION,
                            other.key().location(),
                            "unknown section " + Excerpt.quote(key),
                            hint(key, valid));
        }
    }

    private static String hint(String key, List<String> valid) {
        String list = "Valid sections: " + String.join(", ", valid) + ".";
        return Suggestion.didYouMean(key, valid).map(hint -> hint + " " + list).orElse(list);
    }
}
