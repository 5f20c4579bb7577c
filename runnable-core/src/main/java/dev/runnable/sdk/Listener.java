package dev.runnable.sdk;

/// Is told what happens while a run goes on. Called by several threads, one call at a time; must be
/// quick.
public interface Listener {
    /// A line for people about the run or a step: `[clean] succeeded in 0.05s`.
    void tell(String line);

    /// A line that a step has printed.
    ///
    /// @param step its path
    /// @param line secrets are masked in it
    default void output(String step, String line) {
        tell("[" + step + "] | " + line);
    }

    /// Tells nobody anything.
    static Listener none() {
        return new Listener() {
            @Override
            public void tell(String line) {}

            @Override
            public void output(String step, String line) {}
        };
    }
}
