package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.Programs;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The variables that a step's process inherits, as a script that sets them. It stands in a private
/// file: what is handed to `sbatch`, the controller keeps and shows.
final class JobEnvironment {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// What belongs to the machine or the session of whoever starts the run, and what Slurm tells
    /// each job anew.
    private static final Pattern OF_THE_PLACE =
            Pattern.compile(
                    "(SLURM|SBATCH|SRUN|SALLOC|SQUEUE|SCANCEL|PMI|PMIX|SSH|XDG_RUNTIME|XDG_SESSION"
                            + "|DBUS|CUDA_VISIBLE|ROCR_VISIBLE|ZE_AFFINITY)_.*"
                            + "|TMPDIR|TMP|TEMP|HOSTNAME|DISPLAY|WAYLAND_DISPLAY|PWD|OLDPWD|SHLVL|_"
                            + "|GPU_DEVICE_ORDINAL");

    /// What a shell does not let be set, or reads its script by.
    private static final Set<String> OF_THE_SHELL =
            Set.of("UID", "EUID", "PPID", "IFS", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO", "PS4");

    private JobEnvironment() {}

    static String script(Map<String, String> environment) {
        StringBuilder script = new StringBuilder();
        script.append("unset ").append(String.join(" ", Programs.ADDED.keySet())).append('\n');
        new TreeMap<>(environment)
                .forEach((name, value) -> {
                    if (isPassed(name)) {
                        script.append("export ").append(name).append('=');
                        script.append(ShellText.quote(value)).append('\n');
                    }
                });
        return script.toString();
    }

    private static boolean isPassed(String name) {
        return NAME.matcher(name).matches()
                && !OF_THE_PLACE.matcher(name).matches()
                && !OF_THE_SHELL.contains(name);
    }
}
