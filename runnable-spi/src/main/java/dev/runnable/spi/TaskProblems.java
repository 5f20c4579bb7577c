package dev.runnable.spi;

/// Takes the mistakes that a [CommandType] finds, and knows where in the file they are.
public interface TaskProblems {
    /// @param message what was found and what was expected, without a final full stop
    /// @param hint a whole sentence that says how to fix it
    void rejectCommand(String message, String hint);

    /// @param key of [CommandType#settings()]
    void rejectSetting(String key, String message, String hint);

    /// @param index of the return in the task's list
    void rejectReturn(int index, String message, String hint);
}
