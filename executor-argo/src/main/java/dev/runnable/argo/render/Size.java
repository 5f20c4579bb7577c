package dev.runnable.argo.render;

import java.util.Locale;

/// Amounts of bytes as people read them: `812 bytes`, `4.1 kB`, `1.3 MB`.
final class Size {
    private Size() {}

    static String text(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
    }
}
