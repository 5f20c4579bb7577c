package dev.runnable.plugins.slurm;

import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What one process hands to the jobs of its run and takes from them: a private folder on the
/// shared file system. Its jobs carry a comment by which they are found, also by a later process of
/// the same run.
final class RunFolder {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> SECRET =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final RunContext context;
    private final SelfStart self;
    private final String run;
    private final String process;
    private final Path ofRun;
    private final AtomicLong count = new AtomicLong();

    /// @param base the folder of all runs
    RunFolder(RunContext context, SelfStart self, Path base) {
        this.context = context;
        this.self = self;
        this.run = digest(context.runId() + "\0" + identity(context, self));
        this.process = digest(context.temporaryDirectory().toString());
        this.ofRun = base.resolve(run);
    }

    /// Where the run is kept: ids of runs are different there only.
    private static String identity(RunContext context, SelfStart self) {
        return self.storage().isEmpty()
                ? context.workingDirectory().toString()
                : self.storage().toString();
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private Path path() {
        return ofRun.resolve(process);
    }

    /// How the comments of all jobs of the run begin, whichever process has handed them in.
    String markOfRun() {
        return "runnable:" + run + ":";
    }

    /// The comment of jobs that are handed in together.
    String mark(long batch) {
        return markOfRun() + process + ":" + batch;
    }

    /// A new number for what has to have a name.
    long next() {
        return count.incrementAndGet();
    }

    StepFolder stepFolder() throws IOException {
        return new StepFolder(made(path().resolve("step-" + next())));
    }

    /// Where the scripts of jobs stand that are handed in together, by their indices.
    Path batchFolder(long batch) throws IOException {
        return made(path().resolve("batch-" + batch));
    }

    /// What is above the folder of all runs may be others' as well.
    private Path made(Path folder) throws IOException {
        Files.createDirectories(ofRun.resolve("../..").normalize());
        return Files.createDirectories(folder, PRIVATE);
    }

    /// The variables of the steps' processes, written for the first that needs them.
    synchronized Path environment() throws IOException {
        Path file = made(path()).resolve("environment");
        if (!Files.exists(file)) {
            write(file, JobEnvironment.script(context.environment()));
        }
        return file;
    }

    /// The file that this process has read, else one of what it goes by.
    synchronized Path configuration() throws IOException {
        if (self.configuration().isPresent()) {
            return self.configuration().get();
        }
        Path file = made(path()).resolve("configuration.yaml");
        if (!Files.exists(file)) {
            write(file, self.frozen().toString());
        }
        return file;
    }

    /// Whole or not at all, and for nobody else to read.
    static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (var out =
                Files.newByteChannel(
                        unfinished,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        SECRET)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes what earlier processes of the run have left.
    void removeOthers() {
        try (Stream<Path> folders = Files.list(ofRun)) {
            List<Path> others = folders.filter(folder -> !folder.equals(path())).toList();
            others.forEach(RunFolder::remove);
        } catch (IOException _) { // there is nothing
        }
    }

    /// Removes its own folder, and that of the run when it is empty then.
    void remove() {
        remove(path());
        try {
            Files.deleteIfExists(ofRun);
        } catch (IOException _) { // something is in use
        }
    }

    static void remove(StepFolder folder) {
        remove(folder.path());
    }

    /// The script of a job that has ended, and its folder when it was the last in it.
    static void removeScript(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling("").normalize());
        } catch (IOException _) { // there are others
        }
    }

    /// What it can: a node may still hold a file for a moment.
    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) { // the next process of the run tries again
        }
    }
}
