package dev.runnable.yaml;

/// What a document may cost, so that none exhausts the memory or the stack.
///
/// @param bytes of the file
/// @param nodes scalars, lists and mappings that are written in the file
/// @param depth of lists and mappings in each other, aliases counted where they stand
/// @param expansion nodes that aliases add to those written
public record YamlLimits(int bytes, int nodes, int depth, int expansion) {
    public static final YamlLimits USUAL = new YamlLimits(16 << 20, 2_000_000, 100, 1_000_000);
}
