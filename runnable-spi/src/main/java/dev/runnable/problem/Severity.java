package dev.runnable.problem;

/// How bad a problem is: an error stops what was asked for, a warning does not.
public enum Severity {
    ERROR,
    WARNING
}
