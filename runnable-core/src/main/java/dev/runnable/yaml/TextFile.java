package dev.runnable.yaml;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A UTF-8 file that a user named. Its size is looked at before it is read.
final class TextFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final String displayName;
    private final int limit;

    TextFile(Path file, String displayName, int limit) {
        this.file = file;
        this.displayName = displayName;
        this.limit = limit;
    }

    String read() throws YamlFault {
        String text = decode(bytes());
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private byte[] bytes() throws YamlFault {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable("this is a folder, not a file", "Name the file in it.");
            }
            if (Files.size(file) > limit) {
                throw tooLarge();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw tooLarge();
                }
                return bytes;
            }
        } catch (NoSuchFileException _) {
            throw unreadable(
                    "there is no such file",
                    "Check the name; it is looked up at '" + file.toAbsolutePath() + "'.");
        } catch (AccessDeniedException _) {
            throw unreadable("this file may not be read", "Give yourself permission to read it.");
        } catch (IOException e) {
            throw unreadable("this file cannot be read: " + e.getMessage(), "Check the file.");
        }
    }

    private String decode(byte[] bytes) throws YamlFault {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            checkDecoding(bytes);
        }
        return text;
    }

    /// Whether the replacement characters in the text stand in the file itself.
    private void checkDecoding(byte[] bytes) throws YamlFault {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            String text = out.flip().toString();
            throw fault(
                    ProblemCode.NOT_UTF8,
                    Characters.at(text, text.length(), displayName),
                    "the file is not UTF-8 text: the byte 0x%02X does not belong here"
                            .formatted(bytes[in.position()]),
                    "Save the file as UTF-8.");
        }
    }

    private YamlFault tooLarge() {
        return fault(
                ProblemCode.TOO_LARGE,
                SourceLocation.of(displayName),
                "the file is larger than %d MiB".formatted(limit >> 20),
                "Split it, or read the data in a step instead.");
    }

    private YamlFault unreadable(String message, String hint) {
        return fault(ProblemCode.FILE_NOT_READABLE, SourceLocation.of(displayName), message, hint);
    }

    private static YamlFault fault(
            ProblemCode code, SourceLocation place, String message, String hint) {
        return new YamlFault(Problem.error(code, place, message).withHint(hint));
    }
}
