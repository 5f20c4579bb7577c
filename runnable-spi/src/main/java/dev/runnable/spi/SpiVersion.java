package dev.runnable.spi;

/// The version of all that a plugin is built against: this package and those whose values go
/// through it. It follows semantic versioning: what is added raises the second number, what is
/// removed or changed the first. A build that changes the interface and not this number fails.
///
/// A plugin says in its descriptor what it requires, as `plugin.requires=^1.0`; it is not loaded
/// where that does not hold.
public final class SpiVersion {
    private static final String CURRENT = "1.0.0";

    private SpiVersion() {}

    /// That of the program which runs. No constant: compilers would copy it into plugins.
    public static String current() {
        return CURRENT;
    }
}
