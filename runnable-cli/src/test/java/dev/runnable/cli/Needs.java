package dev.runnable.cli;

import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/// What a test needs of the machine. A user without it sees a skipped test; where
/// `RUNNABLE_REQUIRE` names it, its absence is a failure.
final class Needs {
    private Needs() {}

    static void that(boolean there, String what) {
        String required = System.getenv().getOrDefault("RUNNABLE_REQUIRE", "");
        if (!there && Arrays.asList(required.split(",")).contains(what)) {
            throw new AssertionError(what + " is required here and missing");
        }
        Assumptions.assumeTrue(there, what + " is missing");
    }

    /// A PATH whose `python3` has Jupyter.
    static String jupyter() {
        String usual = System.getenv().getOrDefault("PATH", "");
        boolean there = hasJupyter("python3");
        that(there || hasJupyter("/usr/bin/python3"), "jupyter");
        return there ? usual : "/usr/bin:" + usual;
    }

    private static boolean hasJupyter(String python) {
        return command(python, "-c", "import nbclient, ipykernel");
    }

    static boolean command(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException | InterruptedException e) {
            return false;
        }
    }
}
