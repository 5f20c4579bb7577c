package dev.runnable.argo.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Kubernetes says of a pod, for people who do not know its words. The words themselves stay
/// beside it: they are what can be looked up.
final class PlainWords {
    /// What every pod does for a moment.
    private static final Pattern USUAL =
            Pattern.compile("(ContainerCreating|PodInitializing)?:?\\s*", Pattern.DOTALL);

    private static final Pattern EXIT =
            Pattern.compile(
                    "(?:.*: )?(OOMKilled|Error) \\(exit code (\\d+)\\)(.*)", Pattern.DOTALL);

    private PlainWords() {}

    /// Why a pod does not start.
    ///
    /// @return empty where there is no reason to worry yet
    static Optional<String> ofWaiting(String message) {
        if (USUAL.matcher(message).matches()) {
            return Optional.empty();
        }
        int colon = message.indexOf(':');
        String reason = colon < 0 ? message : message.substring(0, colon);
        return Optional.of(
                switch (reason) {
                    case "ImagePullBackOff", "ErrImagePull", "InvalidImageName" ->
                            "waits: its image cannot be fetched (" + message + ")";
                    case "Unschedulable" ->
                            "waits: no machine of the cluster takes it (" + rest(message) + ")";
                    case "CreateContainerConfigError", "CreateContainerError" ->
                            "waits: its container cannot be made (" + rest(message) + ")";
                    default -> "waits: " + message;
                });
    }

    private static String rest(String message) {
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(colon + 1).strip();
    }

    /// Why a pod failed.
    static String ofFailure(String message) {
        Matcher exit = EXIT.matcher(message);
        if (exit.matches()) {
            return exit.group(1).equals("OOMKilled")
                    ? "it needed more memory than its limit allows (OOMKilled)"
                    : "exit code " + exit.group(2) + exit.group(3);
        }
        if (message.contains("low on resource") || message.startsWith("Evicted")) {
            return "the cluster has ended its pod to have room for others (" + message + ")";
        }
        if (message.contains("ImagePull") || message.contains("ErrImagePull")) {
            return "its image cannot be fetched (" + message + ")";
        }
        return message.isEmpty() ? "Argo does not say why" : message;
    }
}
