package dev.runnable.cli;

/// How much is told besides the run itself. Only DEBUG shows stack traces.
enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    FATAL,
    CRITICAL
}
