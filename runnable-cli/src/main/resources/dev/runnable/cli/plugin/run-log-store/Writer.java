package @package@;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runnable.event.RunEvent;
import dev.runnable.json.EventText;
import dev.runnable.runlog.RunLog;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Adds lines to the file of a run. Used by one thread at a time.
record @Name@Writer(FileChannel channel) implements RunLogStore.Writer {
    /// What was written survives the end of this process, and what is forced a power loss too.
    @Override
    public void append(RunEvent event) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((EventText.write(event) + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        if (event instanceof RunEvent.RunFinished) {
            channel.force(true);
        }
    }

    @Override
    public void finish(RunLog log) throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
