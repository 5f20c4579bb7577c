package dev.runnable.plugins.slurm;

/// What people see in `squeue`: which step it is, of which run. Names of steps may have any
/// character in them, those of jobs had better not.
final class JobName {
    private static final int LONGEST_PART = 60;

    private JobName() {}

    static String of(String step, String runId) {
        return part(step) + "@" + part(runId);
    }

    private static String part(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]+", "_");
        return plain.length() <= LONGEST_PART ? plain : plain.substring(0, LONGEST_PART);
    }
}
