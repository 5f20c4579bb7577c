package dev.runnable.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
    private static final int KILLS = 12;

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfTheProcess() throws Exception {
        Random random = new Random(11);
        try (ExecutorService atOnce = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> kills = new ArrayList<>();
            for (int i = 0; i < KILLS; i++) {
                Path journal = folder.resolve("run" + i);
                int lines = random.nextInt(1, 60);
                kills.add(() -> survives(journal, lines));
            }
            for (Future<Boolean> survived : atOnce.invokeAll(kills)) {
                assertThat(survived.get()).isTrue();
            }
        }
    }

    private static boolean survives(Path journal, int lines) throws Exception {
        List<String> acknowledged = killAfter(lines, start(journal));
        List<String> read = new ArrayList<>();
        List<String> damages =
                new JournalReader(journal)
                        .read(event -> read.add(KilledWriter.acknowledgement(event)));
        assertThat(damages).isEmpty();
        assertThat(JournalGlance.at(journal).interrupted()).isTrue();
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(lines);
        assertThat(read.size() - acknowledged.size()).isBetween(0, 1);
        return read.subList(0, acknowledged.size()).equals(acknowledged);
    }

    private static Process start(Path journal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        journal.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> killAfter(int lines, Process writer) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(
                                writer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < lines; i++) {
                acknowledged.add(String.valueOf(out.readLine()));
            }
            writer.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(line);
            }
        }
        assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return acknowledged;
    }
}
