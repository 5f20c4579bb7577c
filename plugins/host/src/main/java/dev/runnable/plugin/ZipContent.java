package dev.runnable.plugin;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What is in the zip of a plugin, after it was found harmless: it may be unpacked.
///
/// @param files its entries that are no folders
record ZipContent(List<ZipEntry> files) {
    static final long LARGEST = 1L << 30;
    private static final int MOST_ENTRIES = 20_000;

    /// What is small does no harm, however well it is packed.
    private static final long SMALL = 32L << 20;

    private static final int DENSEST = 100;
    private static final String HINT =
            "It was not unpacked: no build tool makes such a zip. Get it anew from where you have it.";

    /// @throws UnusablePluginException when unpacking it could do harm
    static ZipContent of(ZipFile zip, Path file) throws UnusablePluginException {
        if (zip.size() > MOST_ENTRIES) {
            throw unsafe(
                    file, "it has %,d entries, more than %,d".formatted(zip.size(), MOST_ENTRIES));
        }
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        checkNames(entries, file);
        checkSizes(entries, file);
        return new ZipContent(
                entries.stream()
                        .filter(it -> !it.isDirectory())
                        .map(ZipEntry.class::cast)
                        .toList());
    }

    private static void checkNames(List<? extends ZipEntry> entries, Path file)
            throws UnusablePluginException {
        Set<String> files = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            Optional<String> objection = EntryName.objection(name);
            if (objection.isPresent()) {
                throw unsafe(
                        file, "its entry %s %s".formatted(Excerpt.quote(name), objection.get()));
            }
            String folded = name.toLowerCase(Locale.ROOT);
            for (int at = folded.indexOf('/'); at >= 0; at = folded.indexOf('/', at + 1)) {
                folders.add(folded.substring(0, at));
            }
            if (!entry.isDirectory() && !files.add(folded)) {
                throw unsafe(file, "it has two entries %s".formatted(Excerpt.quote(name)));
            }
        }
        Optional<String> both = files.stream().filter(folders::contains).sorted().findFirst();
        if (both.isPresent()) {
            throw unsafe(
                    file, "%s is a file and a folder in it".formatted(Excerpt.quote(both.get())));
        }
    }

    private static void checkSizes(List<? extends ZipEntry> entries, Path file)
            throws UnusablePluginException {
        long size = 0;
        long packed = 0;
        for (ZipEntry entry : entries) {
            size += Math.max(0, entry.getSize());
            packed += Math.max(0, entry.getCompressedSize());
            if (size > LARGEST) {
                throw unsafe(file, "it unpacks to more than %d MB".formatted(LARGEST >> 20));
            }
        }
        if (size > SMALL && size / Math.max(1, packed) > DENSEST) {
            throw unsafe(
                    file, "it unpacks to %d times its size".formatted(size / Math.max(1, packed)));
        }
    }

    static UnusablePluginException unsafe(Path file, String message) {
        return new UnusablePluginException(ProblemCode.UNSAFE_PLUGIN, file, message, HINT);
    }
}
