package dev.runnable.plugin;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.ProblemCode;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Unpacks zips into a folder of this program, never beside them: where they are may be read-only,
/// and others' too. What was unpacked once is found by its hash. Processes that start at once
/// unpack each for itself, and one of them puts its folder into place.
final class UnpackedZips {
    private static final String PREFIX = ".new-";
    private static final String FOLDER = "plugins";

    private final Optional<Path> cache;
    private @Nullable Path own;

    /// @param cache empty: into a folder that goes with this process
    UnpackedZips(Optional<Path> cache) {
        this.cache = cache.map(it -> it.resolve(FOLDER));
    }

    /// @return the folder with what is in the zip
    Path unpack(ZipFile zip, ZipContent content, String digest, Path file)
            throws UnusablePluginException {
        try {
            Path folder = folder();
            Path target = folder.resolve(digest);
            if (isWhole(target, content)) {
                return target;
            }
            try (PrivateFolder fresh = PrivateFolder.in(folder, PREFIX)) {
                for (ZipEntry entry : content.files()) {
                    unpack(zip, entry, fresh.path(), file);
                }
                return putInPlace(fresh.path(), target, content);
            }
        } catch (ZipException e) {
            throw Reading.broken(file, e);
        } catch (IOException e) {
            throw new UnusablePluginException(
                    ProblemCode.PLUGIN_NOT_UNPACKED,
                    file,
                    "it cannot be unpacked: " + FileTrouble.reason(e),
                    "Set XDG_CACHE_HOME to a folder that can be written, or unpack it yourself: a"
                            + " folder is a plugin, too.");
        }
    }

    private Path folder() throws IOException {
        if (cache.isPresent()) {
            return cache.get();
        }
        if (own == null) {
            PrivateFolder made = new PrivateFolder(Files.createTempDirectory("runnable-plugins-"));
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            own = made.path();
        }
        return own;
    }

    /// Programs that tidy caches remove single files.
    private static boolean isWhole(Path target, ZipContent content) throws IOException {
        for (ZipEntry entry : content.files()) {
            Path file = target.resolve(entry.getName());
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return Files.isDirectory(target);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path into, Path file)
            throws IOException, UnusablePluginException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) { // what looks at names has overlooked something
            throw ZipContent.unsafe(file, "it leads out of its folder");
        }
        Files.createDirectories(target.resolveSibling("."));
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] bytes = new byte[1 << 16];
            long left = entry.getSize();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                left -= n;
                if (left < 0) {
                    throw ZipContent.unsafe(file, "it has more in it than it says");
                }
                out.write(bytes, 0, n);
            }
        }
        if (sum.getValue() != entry.getCrc()) { // the JDK does not look
            throw new ZipException(entry.getName() + " is damaged");
        }
    }

    private static Path putInPlace(Path fresh, Path target, ZipContent content) throws IOException {
        try {
            return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (isWhole(target, content)) { // another process was faster
                return target;
            }
            new PrivateFolder(target).close();
            return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
