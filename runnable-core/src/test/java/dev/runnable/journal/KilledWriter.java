package dev.runnable.journal;

import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A program that appends events until it is killed, and says after each that it is stored.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        JournalWriter writer = JournalWriter.create(Path.of(args[0]), Durability.BATCHED);
        for (int i = 0; i < 1_000_000; i++) {
            for (RunEvent event : SampleRun.of("r").succeeded("step" + i).events()) {
                writer.append(event);
                out.println(acknowledgement(event));
            }
            if (out.checkError()) {
                return; // who was to kill it is gone
            }
        }
        System.err.println("nobody killed it");
    }

    static String acknowledgement(RunEvent event) {
        return event.toString().replace('\n', ' ');
    }
}
