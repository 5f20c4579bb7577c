package dev.runnable.graph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Any text in letters, digits, `_`, `-` and `%`, and back. What is not one of the first four is
/// the `%XX` of each octet of its UTF-8; half of a surrogate pair, which UTF-8 has no place for, is
/// put like the characters around it. So different texts always look different.
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, out));
        return out.toString();
    }

    private static void append(int c, StringBuilder out) {
        if (isPlain(c)) {
            out.append((char) c);
            return;
        }
        for (byte octet : utf8(c)) {
            out.append('%').append(HEX.toHexDigits(octet));
        }
    }

    private static byte[] utf8(int c) {
        return isSurrogate(c)
                ? new byte[] {
                    (byte) (0xe0 | (c >> 12)),
                    (byte) (0x80 | ((c >> 6) & 0x3f)),
                    (byte) (0x80 | (c & 0x3f))
                }
                : Character.toString(c).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }

    /// The text that [#encode] made this of.
    ///
    /// @return empty for what it never makes
    public static Optional<String> decode(String encoded) {
        return octets(encoded)
                .flatMap(PercentEncoding::text)
                .filter(text -> encode(text).equals(encoded));
    }

    private static Optional<byte[]> octets(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char c = encoded.charAt(at);
            if (isPlain(c)) {
                octets.write(c);
                at++;
            } else if (c == '%' && isHex(encoded, at + 1)) {
                octets.write(HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 3;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(octets.toByteArray());
    }

    private static boolean isHex(String text, int from) {
        return from + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(from))
                && HexFormat.isHexDigit(text.charAt(from + 1));
    }

    /// Lenient: who asks compares with what the text is encoded to.
    private static Optional<String> text(byte[] octets) {
        StringBuilder out = new StringBuilder(octets.length);
        int at = 0;
        while (at < octets.length) {
            int lead = octets[at] & 0xff;
            int more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
            int c = more == 0 ? lead : lead & (0x3f >> more);
            int end = at + more;
            while (at < end && at + 1 < octets.length) {
                at++;
                c = (c << 6) | (octets[at] & 0x3f);
            }
            if (!Character.isValidCodePoint(c)) {
                return Optional.empty();
            }
            out.appendCodePoint(c);
            at++;
        }
        return Optional.of(out.toString());
    }
}
