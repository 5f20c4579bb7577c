package dev.runnable.process;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Arguments, environment and folder of a process as the C library takes them: one after the other,
/// each ended by a NUL, behind the addresses of the first two.
final class SpawnBlock {
    static final String NO_INPUT = "/dev/null";
    private static final int ADDRESS = Long.BYTES;

    private final List<byte[]> texts = new ArrayList<>();
    private final int arguments;
    private final int variables;
    private int size;

    SpawnBlock(Command command, ProcessMark mark) {
        Map<String, String> environment = mark.on(command.environment());
        arguments = command.arguments().size();
        variables = environment.size();
        size = (arguments + variables + 2) * ADDRESS;
        command.arguments().forEach(this::add);
        environment.forEach((name, value) -> add(name + "=" + value));
        add(command.directory().toString());
        add(NO_INPUT);
    }

    private void add(String text) {
        byte[] bytes = SystemText.bytes(text);
        texts.add(bytes);
        size += bytes.length + 1;
    }

    int size() {
        return size;
    }

    /// Where in a memory it lies.
    ///
    /// @param arguments the first of the addresses, as the others are
    record Addresses(long program, long arguments, long variables, long directory, long noInput) {}

    Addresses writeTo(NativeMemory memory, int start) {
        ByteBuffer buffer = memory.buffer();
        int table = start;
        int text = start + (arguments + variables + 2) * ADDRESS;
        long[] last = new long[texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            byte[] bytes = texts.get(i);
            last[i] = memory.address(text);
            buffer.put(text, bytes).put(text + bytes.length, (byte) 0);
            text += bytes.length + 1;
        }
        for (int i = 0; i < arguments + variables; i++) {
            if (i == arguments) {
                buffer.putLong(table, 0);
                table += ADDRESS;
            }
            buffer.putLong(table, last[i]);
            table += ADDRESS;
        }
        buffer.putLong(table, 0);
        return new Addresses(
                last[0],
                memory.address(start),
                memory.address(start + (arguments + 1) * ADDRESS),
                last[arguments + variables],
                last[arguments + variables + 1]);
    }
}
