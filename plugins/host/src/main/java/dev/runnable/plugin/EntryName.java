package dev.runnable.plugin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether the name of an entry of a zip may become a file. Names are refused that mean another
/// place, another thing or nothing at all on any system that people run this program on.
final class EntryName {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_PART = 255;
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|com\\d|lpt\\d)(\\..*)?");

    private EntryName() {}

    /// @return what is wrong with it, as the end of a sentence
    static Optional<String> objection(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (path.length() > LONGEST) {
            return Optional.of("is too long");
        }
        if (path.startsWith("/")) {
            return Optional.of("is an absolute path");
        }
        if (path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return Optional.of("has a backslash or a colon");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character");
        }
        for (String part : path.split("/", -1)) {
            Optional<String> objection = objectionToPart(part);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> objectionToPart(String part) {
        if (part.equals("..")) {
            return Optional.of("leads out of the folder");
        }
        if (part.isEmpty() || part.endsWith(".") || part.endsWith(" ")) {
            return Optional.of("is no file name everywhere");
        }
        if (part.length() > LONGEST_PART) {
            return Optional.of("is too long");
        }
        return DEVICE.matcher(part.toLowerCase(Locale.ROOT)).matches()
                ? Optional.of("is the name of a device")
                : Optional.empty();
    }
}
