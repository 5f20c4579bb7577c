package dev.runnable.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path folder;

    private final SampleRun run =
            SampleRun.of("r")
                    .succeeded("load")
                    .succeeded("clean")
                    .succeeded("train")
                    .succeeded("judge")
                    .succeeded("report")
                    .failed("publish", "no such host\nlast line\u00e9")
                    .finished(StepState.FAILED);

    @Test
    void whatWasAppendedIsReadWhileTheWriterIsOpen() throws IOException {
        try (JournalWriter writer = JournalWriter.create(folder, Durability.BATCHED)) {
            List<RunEvent> appended = new ArrayList<>();
            for (RunEvent event : run.events()) {
                writer.append(event);
                appended.add(event);
                assertThat(events()).isEqualTo(appended);
            }
            assertThat(JournalGlance.at(folder).interrupted()).isFalse();
        }
    }

    @Test
    void everyPrefixReadsAsItsWholeRecords() throws IOException {
        byte[] whole = written();
        assertThat(run.events()).hasSizeGreaterThan(25);
        Path file = folder.resolve("journal-1.log");
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<RunEvent> events = new ArrayList<>();
            List<String> damages = new JournalReader(folder).read(events::add);
            assertThat(damages).isEmpty();
            int records = lineFeeds(whole, length) - 1;
            assertThat(events).isEqualTo(run.events().subList(0, Math.max(records, 0)));
        }
    }

    private static int lineFeeds(byte[] bytes, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    @Test
    void aDamagedByteNeverThrowsAndNeverChangesAnEvent() throws IOException {
        byte[] whole = written();
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            damaged[at] = (byte) (whole[at] + random.nextInt(1, 256));
            Files.write(folder.resolve("journal-1.log"), damaged);
            List<RunEvent> events = new ArrayList<>();
            List<String> damages = new JournalReader(folder).read(events::add);
            assertThat(events).isEqualTo(run.events().subList(0, events.size()));
            assertThat(events.size()).isLessThan(run.events().size());
            assertThat(damages).hasSize(at == whole.length - 1 ? 0 : 1);
        }
    }

    @Test
    void zerosThatAPowerLossLeftAreDamage() throws IOException {
        byte[] whole = written();
        Path file = folder.resolve("journal-1.log");
        for (int zeros = 0; zeros < 20; zeros++) {
            byte[] damaged = Arrays.copyOf(whole, whole.length + zeros + 1);
            damaged[damaged.length - 1] = '\n';
            Files.write(file, damaged);
            assertThat(read())
                    .containsExactly(
                            file + " at byte " + whole.length + ": the checksum does not fit");
        }
    }

    @Test
    void damageIsReportedWithItsPlace() throws IOException {
        byte[] whole = written();
        int third = new String(whole, StandardCharsets.US_ASCII).indexOf("step_started");
        whole[third] = 'S';
        Path file = folder.resolve("journal-1.log");
        Files.write(file, whole);
        List<RunEvent> events = new ArrayList<>();
        assertThat(new JournalReader(folder).read(events::add))
                .containsExactly(file + " at byte " + (third - 19) + ": the checksum does not fit");
        assertThat(events).hasSize(1);
    }

    @Test
    void aJournalOfALaterFormatIsReportedAndNotGuessedAt() throws IOException {
        RecordLine.Buffer record = new RecordLine.Buffer();
        record.set(out -> {
            out.writeStartObject();
            out.writeNumberField("journal", 2);
            out.writeEndObject();
        });
        Files.write(folder.resolve("journal-1.log"), Arrays.copyOf(record.bytes(), record.size()));
        assertThat(read().getFirst()).contains("version 2");
    }

    @Test
    void severalWritersAreMergedByTimeAndKeepTheirOwnOrder() throws IOException {
        List<RunEvent> all = run.events();
        try (JournalWriter one = JournalWriter.create(folder, Durability.BATCHED);
                JournalWriter other = JournalWriter.create(folder, Durability.BATCHED)) {
            for (int i = 0; i < all.size(); i++) {
                (i % 3 == 0 ? one : other).append(all.get(i));
            }
        }
        assertThat(folder.resolve("journal-2.log")).exists();
        assertThat(events()).isEqualTo(all);
    }

    @Test
    void aClockThatWentBackDoesNotReorderAWriter() throws IOException {
        List<RunEvent> backwards = new ArrayList<>(run.events());
        backwards.add(1, backwards.removeLast());
        try (JournalWriter writer = JournalWriter.create(folder, Durability.BATCHED)) {
            for (RunEvent event : backwards) {
                writer.append(event);
            }
        }
        assertThat(events()).isEqualTo(backwards);
    }

    @Test
    void aFolderWithoutJournalIsAnIoExceptionThatNamesIt() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> new JournalReader(missing).read(_ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot read the run log " + missing);
    }

    @Test
    void aRecordOfManyMegabytesIsRead() throws IOException {
        SampleRun large = SampleRun.of("r").failed("talk", "x".repeat(5_000_000));
        try (JournalWriter writer = JournalWriter.create(folder, Durability.BATCHED)) {
            for (RunEvent event : large.events()) {
                writer.append(event);
            }
        }
        assertThat(events()).isEqualTo(large.events());
    }

    private byte[] written() throws IOException {
        try (JournalWriter writer = JournalWriter.create(folder, Durability.BATCHED)) {
            for (RunEvent event : run.events()) {
                writer.append(event);
            }
            writer.finish();
        }
        return Files.readAllBytes(folder.resolve("journal-1.log"));
    }

    private List<String> read() throws IOException {
        return new JournalReader(folder).read(_ -> {});
    }

    private List<RunEvent> events() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        assertThat(new JournalReader(folder).read(events::add)).isEmpty();
        return events;
    }
}
