package dev.runnable.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// A file of a journal, made into what a process leaves that did not come to its end.
record JournalFile(Path file) {
    static JournalFile of(Path folder, String runId, int number) {
        return new JournalFile(
                folder.resolve(".run_log_store/" + runId + "/journal/journal-" + number + ".log"));
    }

    List<String> records() throws IOException {
        return Files.readAllLines(file);
    }

    /// Leaves only the records before the first that holds all `texts`.
    JournalFile cutBefore(String... texts) throws IOException {
        List<String> kept = new ArrayList<>();
        for (String record : records()) {
            if (Arrays.stream(texts).allMatch(record::contains)) {
                Files.write(file, kept);
                return this;
            }
            kept.add(record);
        }
        throw new AssertionError("no record with " + String.join(", ", texts) + " in " + file);
    }

    /// Its writer is a process that there is no more.
    JournalFile ofProcessThatIsGone() throws IOException {
        List<String> records = new ArrayList<>(records());
        String opening = records.getFirst().substring(9);
        records.set(0, record(opening.replaceFirst("\"started\":\"", "\"started\":\"1")));
        Files.write(file, records);
        return this;
    }

    private static String record(String json) {
        CRC32C sum = new CRC32C();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        return "%08x %s".formatted(sum.getValue(), json);
    }
}
