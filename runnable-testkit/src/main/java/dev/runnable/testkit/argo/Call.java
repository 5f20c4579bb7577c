package dev.runnable.testkit.argo;

import java.util.Map;

/// A template that is to be run as a node.
///
/// @param node the node's name
/// @param arguments parameters by name
/// @param boundary the node of the DAG or steps template that calls, empty at the root
/// @param onExit whether it belongs to the exit handler
/// @param attempt whether it is a try of a Retry node
record Call(
        String node,
        TemplateName template,
        Map<String, String> arguments,
        String boundary,
        boolean onExit,
        boolean attempt) {
    Call attempt(String name) {
        return new Call(name, template, arguments, boundary, onExit, true);
    }
}
