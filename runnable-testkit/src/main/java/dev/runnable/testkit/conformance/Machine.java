package dev.runnable.testkit.conformance;

import dev.runnable.run.ThisProcess;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// What single tests need of the machine. Where it is missing they are skipped, and fail where the
/// variable `RUNNABLE_REQUIRE` names it.
final class Machine {
    private Machine() {}

    static void hasPython() {
        needs("python", works("python3", "--version"));
    }

    /// A PATH whose `python3` has Jupyter: the usual one, or Debian's own Python first.
    static String jupyter() {
        String usual = variable("PATH");
        boolean there = hasJupyter("python3");
        needs("jupyter", there || hasJupyter("/usr/bin/python3"));
        return there ? usual : "/usr/bin:" + usual;
    }

    private static boolean hasJupyter(String python) {
        return works(python, "-c", "import nbclient, ipykernel");
    }

    private static void needs(String what, boolean there) {
        String required = variable("RUNNABLE_REQUIRE");
        if (!there && Arrays.asList(required.split(",")).contains(what)) {
            throw new AssertionError(what + " is required here and missing");
        }
        Assumptions.assumeTrue(there, what + " is missing");
    }

    private static String variable(String name) {
        return ThisProcess.surroundings(List.of()).environment().getOrDefault(name, "");
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
