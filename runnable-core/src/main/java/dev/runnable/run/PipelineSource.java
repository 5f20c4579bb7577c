package dev.runnable.run;

import dev.runnable.config.Configuration;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.UserCode;
import java.util.Optional;

/// Where a pipeline comes from: a file, or a program.
public interface PipelineSource {
    /// Whether there is anything to read.
    ///
    /// @param configuration whose class path classes are looked for in
    boolean isThere(Configuration configuration);

    /// Reads it. Mistakes in it are in what was read.
    ///
    /// @param types that its tasks may have
    Read read(Configuration configuration, CommandTypes types);

    /// @param places of its steps; empty: in the file that was read
    /// @param code users' classes that were loaded for it
    record Read(PipelineReading reading, Optional<ProblemPlaces> places, Optional<UserCode> code) {
        /// Of a YAML file.
        public static Read ofFile(PipelineReading reading) {
            return new Read(reading, Optional.empty(), Optional.empty());
        }
    }
}
