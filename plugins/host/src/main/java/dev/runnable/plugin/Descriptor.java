package dev.runnable.plugin;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PropertiesPluginDescriptorFinder;
import org.pf4j.VersionManager;

/// What a plugin says of itself, in the two forms of PF4J: `plugin.properties`, or the main section
/// of a manifest.
final class Descriptor {
    static final String PROPERTIES = "plugin.properties";
    static final String MANIFEST = "META-INF/MANIFEST.MF";
    static final VersionManager VERSIONS = new DefaultVersionManager();

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Descriptor() {}

    /// Opens files of a plugin by their names in it.
    @FunctionalInterface
    interface Files {
        /// @return empty when there is no such file
        Optional<InputStream> open(String name) throws IOException;
    }

    /// @param files of the plugin
    /// @param file the plugin itself, for messages
    static PluginDescriptor read(Files files, Path file)
            throws IOException, UnusablePluginException {
        Optional<InputStream> properties = files.open(PROPERTIES);
        if (properties.isPresent()) {
            try (InputStream in = properties.get()) {
                return checked(ofProperties(in), file, "plugin.");
            } catch (IllegalArgumentException e) {
                throw bad(file, "its " + PROPERTIES + " cannot be read: " + e.getMessage());
            }
        }
        for (String name : new String[] {MANIFEST, "classes/" + MANIFEST}) {
            Optional<InputStream> manifest = files.open(name);
            if (manifest.isPresent()) {
                try (InputStream in = manifest.get()) {
                    return checked(new OfManifest().of(new Manifest(in)), file, "Plugin-");
                }
            }
        }
        throw bad(file, "it has neither " + PROPERTIES + " nor a manifest");
    }

    private static PluginDescriptor ofProperties(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        properties.replaceAll((_, value) -> value.toString().strip());
        return new OfProperties().of(properties);
    }

    private static PluginDescriptor checked(PluginDescriptor found, Path file, String prefix)
            throws UnusablePluginException {
        String id = prefix.startsWith("P") ? prefix + "Id" : prefix + "id";
        String version = prefix.startsWith("P") ? prefix + "Version" : prefix + "version";
        if (isBlank(found.getPluginId())) {
            throw bad(file, "it has no '" + id + "'");
        }
        if (!ID.matcher(found.getPluginId()).matches()) {
            throw bad(
                    file,
                    "its '%s' is %s; letters, digits, '.', '_' and '-' were expected"
                            .formatted(id, Excerpt.quote(found.getPluginId())));
        }
        if (isBlank(found.getVersion())) {
            throw bad(file, "it has no '" + version + "'");
        }
        checkVersion(found, file, version);
        checkRequirements(found, file);
        return found;
    }

    private static void checkVersion(PluginDescriptor found, Path file, String key)
            throws UnusablePluginException {
        try {
            VERSIONS.compareVersions(found.getVersion(), found.getVersion());
        } catch (RuntimeException _) { // of a library that is none of our dependencies
            throw bad(
                    file,
                    "its '%s' is %s; three numbers were expected, as in 1.0.0"
                            .formatted(key, Excerpt.quote(found.getVersion())));
        }
    }

    private static void checkRequirements(PluginDescriptor found, Path file)
            throws UnusablePluginException {
        checkRange(found.getRequires(), "what it requires of the SPI", file);
        for (PluginDependency dependency : found.getDependencies()) {
            checkRange(
                    dependency.getPluginVersionSupport(),
                    "the version of the plugin " + Excerpt.quote(dependency.getPluginId()),
                    file);
        }
    }

    private static void checkRange(String range, String what, Path file)
            throws UnusablePluginException {
        try {
            VERSIONS.checkVersionConstraint("1.0.0", range);
        } catch (RuntimeException _) {
            throw bad(
                    file,
                    "%s is %s; a range was expected, as '^1.0' or '>=1.0 & <2.0'"
                            .formatted(what, Excerpt.quote(range)));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static UnusablePluginException bad(Path file, String message) {
        return new UnusablePluginException(
                ProblemCode.PLUGIN_NOT_DESCRIBED,
                file,
                message,
                "A plugin says plugin.id, plugin.version and plugin.requires in a file"
                        + " plugin.properties, or Plugin-Id, Plugin-Version and Plugin-Requires in"
                        + " the manifest of a jar.");
    }

    /// PF4J's own reading of the keys, without its search for the file.
    private static final class OfProperties extends PropertiesPluginDescriptorFinder {
        private PluginDescriptor of(Properties properties) {
            return createPluginDescriptor(properties);
        }
    }

    private static final class OfManifest extends ManifestPluginDescriptorFinder {
        private PluginDescriptor of(Manifest manifest) {
            return createPluginDescriptor(manifest);
        }
    }
}
