package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataException;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.ObjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Gives every attempt the files that it asks for, and keeps those that it makes.
@FunctionalInterface
public interface AttemptFiles {
    /// Opens what an attempt needs; called by the attempt's own thread. Nothing has been got yet.
    ///
    /// @param spec what the step gets and puts
    /// @param made a file that the step makes without being asked, and that is kept if it is there
    /// @param scope with the files that it sees
    Open open(StepPath step, CatalogSpec spec, Optional<String> made, Scope scope)
            throws DataException;

    /// Whether a step runs in a folder in which others write their files.
    default boolean sharesFolder(CatalogSpec spec) {
        return false;
    }

    /// Of a run whose catalog keeps nothing: steps find in the working directory what others left
    /// there.
    ///
    /// @param catalog the type that the configuration chose
    static AttemptFiles none(String catalog) {
        return (_, _, _, _) -> new NoFiles(ObjectFiles.none(catalog));
    }

    /// The files of one attempt.
    interface Open extends AutoCloseable {
        /// Gets the files that the step asks for, before it runs.
        ///
        /// @throws DataException when one is not there, or not allowed
        List<DataEntry> get() throws DataException, InterruptedException;

        /// The private folder that the step runs in; empty for the usual one.
        Optional<Path> workingDirectory();

        ObjectFiles objects();

        /// Keeps the files that the step made, those that are there, after it has run.
        ///
        /// @param succeeded a step that failed may leave files out
        Put put(boolean succeeded) throws InterruptedException;

        /// What is to be said to the error of a step, the error included.
        String explain(String error);

        @Override
        void close();
    }

    /// @param mistakes what is not there or not allowed, for a person; empty when all is well
    record Put(List<DataEntry> entries, List<String> mistakes) {
        public Put {
            entries = List.copyOf(entries);
            mistakes = List.copyOf(mistakes);
        }
    }
}
