package dev.runnable.argo.cluster;

import java.util.Arrays;

/// Cuts octets into lines.
final class LineSplitter {
    private final Sink sink;
    private byte[] line = new byte[1 << 10];
    private int length;

    /// Gets each line, without its end.
    interface Sink {
        /// @param octets to be read until it returns
        void line(byte[] octets, int length);
    }

    LineSplitter(Sink sink) {
        this.sink = sink;
    }

    void add(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            if (octets[i] == '\n') {
                flush();
            } else {
                append(octets[i]);
            }
        }
    }

    private void append(byte octet) {
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = octet;
    }

    /// What is left is a line, too.
    void end() {
        if (length > 0) {
            flush();
        }
    }

    private void flush() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        sink.line(line, end);
    }
}
