package dev.runnable.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataEntryJsonTest {
    private static final DataFile FILE =
            new DataFile("d/e/x.txt", "a".repeat(64), 7, "ca4/d/e/x.txt", "s", true, false, false);

    private static List<String> json(DataEntry entry) {
        return DataEntryJson.of(entry).map(Object::toString).toList();
    }

    @Test
    void entriesAreTheOriginals() {
        String text =
                "{\"name\":\"d/e/x.txt\",\"data_hash\":\"%s\",\"catalog_relative_path\":\"%s\",\"catalog_handler_location\":\"\",\"stage\":\"%s\"}";
        assertThat(json(DataEntry.put(FILE)))
                .containsExactly(text.formatted(FILE.sha256(), "ca4/d/e/x.txt", "put"));
        assertThat(json(DataEntry.get(FILE)))
                .containsExactly(text.formatted(FILE.sha256(), "d/e/x.txt", "get"));
    }

    @Test
    void whatGoesUpIsListedWhereItWasPut() {
        assertThat(json(new DataEntry(DataEntry.Stage.MERGE, FILE))).isEmpty();
    }
}
