package dev.runnable.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// One record: the CRC-32C of the JSON as 8 lower-case hexadecimal digits, a space, the JSON
/// without a line break, and a line feed.
final class RecordLine {
    static final int CHECKSUM = 8;
    static final int PREFIX = CHECKSUM + 1;

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private RecordLine() {}

    /// What writes the JSON of a record.
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    /// Gathers a record. Reused, since every event makes one.
    static final class Buffer extends ByteArrayOutputStream {
        private static final int USUAL = 4096;

        Buffer() {
            super(USUAL);
        }

        void set(Content content) throws IOException {
            reset();
            writeBytes(new byte[PREFIX]);
            try (JsonGenerator json = JsonTree.generator(this)) {
                content.write(json);
            }
            checksum(buf, PREFIX, count, buf);
            buf[CHECKSUM] = ' ';
            write('\n');
        }

        void clear() {
            reset();
            if (buf.length > USUAL * 256) {
                buf = new byte[USUAL];
            }
        }

        byte[] bytes() {
            return buf;
        }
    }

    /// The JSON of a line, given without its line feed.
    ///
    /// @throws IOException when it is not what was written
    static JsonNode read(byte[] line, int from, int to) throws IOException {
        if (!isWhole(line, from, to)) {
            throw new IOException("the checksum does not fit");
        }
        try (JsonParser json = JsonTree.parser(line, from + PREFIX, to)) {
            json.nextToken();
            return JsonTree.read(json);
        }
    }

    private static boolean isWhole(byte[] line, int from, int to) {
        if (to - from <= PREFIX || line[from + CHECKSUM] != ' ') {
            return false;
        }
        byte[] expected = new byte[CHECKSUM];
        checksum(line, from + PREFIX, to, expected);
        return Arrays.equals(expected, 0, CHECKSUM, line, from, from + CHECKSUM);
    }

    private static void checksum(byte[] bytes, int from, int to, byte[] into) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        long value = crc.getValue();
        for (int i = 0; i < CHECKSUM; i++) {
            into[i] = HEX[(int) (value >> (28 - 4 * i)) & 15];
        }
    }
}
