package dev.runnable.plugin;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;

/// The list at the end of a zip, as it is in the file: the JDK shows neither its bytes nor which
/// entries are links. It has names, sizes and check sums of all that is in the zip, so its hash
/// tells zips apart, and costs nothing even where each step of a run is a process.
///
/// @param digest SHA-256, hexadecimal
/// @param hasLinks whether an entry is a symbolic link or another thing that is no file
record CentralDirectory(String digest, boolean hasLinks) {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LONGEST = 8 << 20;
    private static final int MADE_ON_UNIX = 3;
    private static final int KIND = 0xf000;
    private static final int FILE = 0x8000;
    private static final int FOLDER = 0x4000;

    /// @throws ZipException when it is none, or larger than plugins are
    static CentralDirectory of(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            byte[] bytes = bytes(file);
            return new CentralDirectory(sha256(bytes), hasLinks(bytes));
        }
    }

    private static byte[] bytes(RandomAccessFile file) throws IOException {
        int length = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = read(file, file.length() - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                long size = Integer.toUnsignedLong(tail.getInt(at + 12));
                long end = file.length() - length + at;
                if (size > LONGEST || size > end) {
                    throw new ZipException("its list of entries is too long");
                }
                return read(file, end - size, (int) size).array();
            }
        }
        throw new ZipException("it has no end: it is no zip, or a part of one");
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length)
            throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean hasLinks(byte[] bytes) throws IOException {
        ByteBuffer list = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + ENTRY_LENGTH <= bytes.length && list.getInt(at) == ENTRY_SIGNATURE) {
            int kind = (list.getInt(at + 38) >>> 16) & KIND;
            boolean unix = list.get(at + 5) == MADE_ON_UNIX;
            if (unix && kind != 0 && kind != FILE && kind != FOLDER) {
                return true;
            }
            at += ENTRY_LENGTH + size(list, at + 28) + size(list, at + 30) + size(list, at + 32);
        }
        return false;
    }

    private static int size(ByteBuffer list, int at) {
        return Short.toUnsignedInt(list.getShort(at));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
