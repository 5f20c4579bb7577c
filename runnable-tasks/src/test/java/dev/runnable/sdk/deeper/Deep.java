package dev.runnable.sdk.deeper;

/// A class of ours that users' classes see.
public final class Deep {
    private Deep() {}

    public static String text() {
        return "deep";
    }
}
