package dev.runnable.sdk;

/// A class of ours that users' classes see.
public final class Shown {
    private Shown() {}

    public static String text() {
        return "shown";
    }
}
