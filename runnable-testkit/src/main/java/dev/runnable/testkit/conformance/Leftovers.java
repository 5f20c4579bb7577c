package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Processes that should have ended, seen by the file that they write to as long as they live. It
/// does not matter on which machine and under which numbers they run.
final class Leftovers {
    private Leftovers() {}

    static void areGone(Path beats) throws IOException, InterruptedException {
        if (Files.exists(beats)) {
            long size = Files.size(beats);
            TimeUnit.MILLISECONDS.sleep(700);
            assertThat(Files.size(beats))
                    .as("something that was ended goes on and writes %s", beats)
                    .isEqualTo(size);
        }
    }
}
