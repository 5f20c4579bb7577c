package dev.runnable.testkit.conformance;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/// What single tests need of the machine. Where it is missing they are skipped, and fail where the
/// variable `RUNNABLE_REQUIRE` names it.
final class Machine {
    private Machine() {}

    static void hasPython() {
        needs("python", "python3", "--version");
    }

    static void hasJupyter() {
        needs("jupyter", "python3", "-c", "import nbclient, ipykernel");
    }

    private static void needs(String what, String... command) {
        boolean there = works(command);
        String required = System.getenv().getOrDefault("RUNNABLE_REQUIRE", "");
        if (!there && Arrays.asList(required.split(",")).contains(what)) {
            throw new AssertionError(what + " is required here and missing");
        }
        Assumptions.assumeTrue(there, what + " is missing");
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
