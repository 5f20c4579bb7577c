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

    /// Every module is here. That nobody may use an executor is that none is named on the right.
    private static final Map<String, Set<String>> ALLOWED =
            Map.of(
                    SPI,
                    Set.of(),
                    CORE,
                    Set.of(SPI),
                    TASKS,
                    Set.of(SPI),
                    "executor-local",
                    Set.of(SPI, TASKS),
                    "executor-container",
                    Set.of(SPI, CORE, TASKS),
                    "executor-argo",
                    Set.of(SPI),
                    "executor-mocked",
                    Set.of(SPI, CORE, TASKS),
                    "runnable-testkit",
                    Set.of(SPI, CORE),
                    IMAGE,
                    Set.of(SPI, CORE),
                    CLI,
                    Set.of(SPI, CORE, IMAGE));

    private static final Pattern LOCATION =
            Pattern.compile("/([^/]+)/target/(test-)?classes/|/([^/]+?)-\\d[^/]*\\.jar!");

    private Modules() {}

    static String of(JavaClass type) {
        String location = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.find()) {
            throw new IllegalStateException("no module in " + location);
        }
        return matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
    }

    static Set<String> known() {
        return ALLOWED.keySet();
    }

    static boolean allows(String from, String to) {
        return from.equals(to) || ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
}
