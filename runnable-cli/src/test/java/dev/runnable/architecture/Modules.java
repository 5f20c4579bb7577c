package dev.runnable.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which Maven module a class is from, and which of our modules each may use at compile time.
final class Modules {
    static final String CORE = "runnable-core";
    static final String SPI = "runnable-spi";
    static final String CLI = "runnable-cli";
    private static final String IMAGE = "runnable-image";
    private static final String TASKS = "runnable-tasks";
    private static final String PLUGINS = "runnable-plugins";

    /// Modules whose folder is called otherwise.
    private static final Map<String, String> BY_FOLDER = Map.of("host", PLUGINS);

    /// Every module is here. That nobody may use an executor is that none is named on the right.
    private static final Map<String, Set<String>> ALLOWED =
            Map.ofEntries(
                    Map.entry(SPI, Set.of()),
                    Map.entry(CORE, Set.of(SPI)),
                    Map.entry(TASKS, Set.of(SPI)),
                    Map.entry("executor-local", Set.of(SPI, TASKS)),
                    Map.entry("executor-container", Set.of(SPI, CORE, TASKS)),
                    Map.entry("executor-argo", Set.of(SPI)),
                    Map.entry("executor-mocked", Set.of(SPI, CORE, TASKS)),
                    Map.entry("runnable-testkit", Set.of(SPI, CORE)),
                    Map.entry(IMAGE, Set.of(SPI, CORE)),
                    Map.entry(PLUGINS, Set.of(SPI, CORE)),
                    Map.entry(CLI, Set.of(SPI, CORE, IMAGE, PLUGINS)));

    private static final Pattern LOCATION =
            Pattern.compile("/([^/]+)/target/(test-)?classes/|/([^/]+?)-\\d[^/]*\\.jar!");

    private Modules() {}

    static String of(JavaClass type) {
        String location = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.find()) {
            throw new IllegalStateException("no module in " + location);
        }
        String folder = matcher.group(1);
        return folder == null ? matcher.group(3) : BY_FOLDER.getOrDefault(folder, folder);
    }

    static Set<String> known() {
        return ALLOWED.keySet();
    }

    static boolean allows(String from, String to) {
        return from.equals(to) || ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
}
