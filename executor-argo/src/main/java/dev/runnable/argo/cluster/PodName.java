package dev.runnable.argo.cluster;

import java.nio.charset.StandardCharsets;

/// The name that Argo gives to the pod of a node: of its workflow and template, cut to what
/// Kubernetes allows, and the 32-bit FNV-1a hash of the node's name.
final class PodName {
    private static final String BY_NODE = "v1";
    private static final int LONGEST_PREFIX = 253 - 10 - 1;

    private PodName() {}

    /// @param format the workflow's annotation, empty for the usual one
    static String of(String format, String workflow, String template, String node, String id) {
        if (format.equals(BY_NODE)) {
            return id;
        }
        if (workflow.equals(node)) {
            return workflow;
        }
        String prefix = template.isEmpty() ? workflow : workflow + "-" + template;
        String cut = prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX));
        return cut + "-" + Integer.toUnsignedString(hash(node));
    }

    private static int hash(String text) {
        int hash = 0x811c9dc5;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x01000193;
        }
        return hash;
    }
}
