package dev.runnable.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.runlog.RunLog.StepLog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The files that the steps of a run have put into the catalog, as a table for people.
final class FileReport {
    private static final int MOST = 50;
    private static final int DIGITS = 12;

    private final Table table = new Table("FILE", "SHA-256", "STEP");
    private int count;

    void add(StepLog step) {
        for (JsonNode entry : step.dataCatalog()) {
            if (entry.path("stage").asText().equals("put") && count++ < MOST) {
                String hash = entry.path("data_hash").asText();
                table.row(
                        entry.path("catalog_relative_path").asText(),
                        hash.substring(0, Math.min(DIGITS, hash.length())),
                        step.internalName());
            }
        }
    }

    /// @return none when there are no files
    List<String> lines(OptionalInt columns) {
        if (count == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(table.lines(columns, 0));
        if (count > MOST) {
            lines.add("and " + (count - MOST) + " more: --output json tells all");
        }
        return lines;
    }
}
