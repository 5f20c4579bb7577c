package dev.runnable.plugins.slurm;

import java.nio.file.Path;

/// What is handed to `sbatch`, and kept and shown by Slurm: where the real script is, and nothing
/// else.
final class BatchScript {
    private BatchScript() {}

    /// @param folder with the scripts of the jobs, by their indices
    static String text(Path folder) {
        return """
        #!/bin/sh
        # A step of a pipeline, started by runnable.
        script=%s/${SLURM_ARRAY_TASK_ID:-0}
        tries=0
        until [ -r "$script" ]; do
            tries=$((tries + 1))
            [ "$tries" -le 30 ] || exit %d
            sleep 1
        done
        . "$script"
        """
                .formatted(ShellText.quote(folder), StepFolder.FOLDER_NOT_SEEN);
    }
}
