package dev.runnable.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Started by `catalog.py`: hashes files as the catalog does and memory as the JDK does, in turns,
/// and prints the best rate of each in MB/s.
///
///     java Hashing FOLDER ROUNDS
///
/// The folder has `one` and `many/*`.
final class Hashing {
    private static final int CHUNK = 1 << 20;

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path one = folder.resolve("one");
        List<Path> many;
        try (var files = Files.list(folder.resolve("many"))) {
            many = files.sorted().toList();
        }
        int cores = Runtime.getRuntime().availableProcessors();
        long size = Files.size(one);
        double[] best = new double[4];
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            measure(best, 0, size, () -> Digest.of(one, size));
            measure(best, 1, size, () -> memory(size));
            measure(best, 2, size, () -> {
                KnownHashes hashes = new KnownHashes(folder.resolve("none/x"), () -> java.time.Instant.EPOCH);
                return AtOnce.each(many, file -> sha256(hashes, file)).toString();
            });
            measure(best, 3, size, () -> {
                List<Callable<String>> shares = new ArrayList<>();
                for (int i = 0; i < cores; i++) {
                    shares.add(() -> memory(size / cores));
                }
                try (var threads = Executors.newFixedThreadPool(cores)) {
                    threads.invokeAll(shares);
                }
                return "";
            });
        }
        System.out.println(Arrays.stream(best).mapToObj(rate -> "%.0f".formatted(rate)).reduce((a, b) -> a + " " + b).orElseThrow());
    }

    private static void measure(double[] best, int which, long size, Callable<String> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        best[which] = Math.max(best[which], size / 1e6 / ((System.nanoTime() - begun) / 1e9));
    }

    private static String sha256(KnownHashes hashes, Path file) throws InterruptedException {
        try {
            return hashes.of(file).sha256();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String memory(long size) throws Exception {
        byte[] bytes = new byte[CHUNK];
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (long i = 0; i < size / CHUNK; i++) {
            digest.update(bytes);
        }
        return Arrays.toString(digest.digest());
    }
}
