package dev.runnable.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.ItemKeys;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.reduce.Reducer;
import dev.runnable.reduce.ReducerException;
import dev.runnable.testkit.reference.ReferenceEvaluator.BranchEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One try of a composite step.
///
/// @param fresh whether all branches are to run, whatever an earlier part of the run has left
record Composite(ReferenceEvaluator steps, StepPath path, View view, boolean fresh) {
    /// @param outputs empty for a failure
    /// @param warns whether there is something to say of a success
    record Result(Optional<Map<String, Parameter>> outputs, boolean warns) {
        static final Result FAILED = new Result(Optional.empty(), true);

        static Result of(Map<String, Parameter> outputs) {
            return new Result(Optional.of(outputs), false);
        }
    }

    Result dag(Node.Dag node) {
        return sideBySide(Map.of(Node.Dag.BRANCH, node.branch()));
    }

    Result parallel(Node.Parallel node) {
        return sideBySide(node.branches());
    }

    Result conditional(Node.Conditional node) {
        Optional<JsonNode> value = view.find(node.parameter());
        if (value.isEmpty()) {
            return Result.FAILED;
        }
        for (Map.Entry<String, Graph> branch : node.branches().entrySet()) {
            if (Questions.isKey(branch.getKey(), value.get())) {
                return sideBySide(Map.of(branch.getKey(), branch.getValue()));
            }
        }
        return node.defaultBranch()
                .map(name -> sideBySide(Map.of(name, node.branches().get(name))))
                .orElse(Result.FAILED);
    }

    private Result sideBySide(Map<String, Graph> branches) {
        Map<String, Parameter> merged = new LinkedHashMap<>();
        boolean failed = false;
        boolean differ = false;
        for (Map.Entry<String, Graph> branch : branches.entrySet()) {
            BranchPath place = new BranchPath(path, new Segment.Branch(branch.getKey()));
            BranchEnd end =
                    steps.branch(place, branch.getValue(), view.branch(Map.of(), Map.of()), fresh);
            Map<String, Parameter> written = end.written().orElse(Map.of());
            differ |=
                    written.entrySet().stream()
                            .anyMatch(it ->
                                    !merged.getOrDefault(it.getKey(), it.getValue())
                                            .equals(it.getValue()));
            merged.putAll(written);
            failed |= end.written().isEmpty();
        }
        return failed ? Result.FAILED : new Result(Optional.of(merged), differ);
    }

    Result loop(Node.Loop node) {
        Map<String, Parameter> written = Map.of();
        boolean ran = fresh;
        for (int index = 0; index < node.maxIterations(); index++) {
            Map<String, JsonNode> variables = Map.of(node.indexAs(), IntNode.valueOf(index));
            BranchEnd end =
                    steps.branch(
                            new BranchPath(path, new Segment.Iteration(index)),
                            node.branch(),
                            view.branch(written, variables),
                            ran);
            if (end.written().isEmpty()) {
                return Result.FAILED;
            }
            ran |= end.ran();
            written = end.written().get();
            Optional<JsonNode> stop = view.branch(written, variables).find(node.breakOn());
            if (stop.isPresent() && Questions.spellsTrue(stop.get())) {
                return Result.of(written);
            }
        }
        return new Result(Optional.of(written), true);
    }

    Result map(Node.Map node) {
        Optional<JsonNode> list = view.find(node.iterateOn()).filter(JsonNode::isArray);
        if (list.isEmpty()) {
            return Result.FAILED;
        }
        List<JsonNode> items = new ArrayList<>();
        list.get().forEach(items::add);
        List<String> keys = ItemKeys.of(items).keys();
        List<Map<String, Parameter>> results = new ArrayList<>();
        boolean failed = false;
        for (int i = 0; i < items.size(); i++) {
            BranchEnd end =
                    steps.branch(
                            new BranchPath(path, new Segment.Item(keys.get(i))),
                            node.branch(),
                            view.branch(Map.of(), Map.of(node.iterateAs(), items.get(i))),
                            fresh);
            failed |= end.written().isEmpty();
            end.written().ifPresent(results::add);
        }
        return failed ? Result.FAILED : reduced(node, results);
    }

    private static Result reduced(Node.Map node, List<Map<String, Parameter>> results) {
        Set<String> names = new LinkedHashSet<>();
        for (Node inner : node.branch().allNodes()) {
            if (inner instanceof Node.Task task) {
                task.task().returns().stream().map(TaskSpec.ReturnSpec::name).forEach(names::add);
            }
        }
        results.forEach(result -> names.addAll(result.keySet()));
        Map<String, Parameter> outputs = new LinkedHashMap<>();
        for (String name : names) {
            List<Parameter> values =
                    results.stream()
                            .filter(it -> it.containsKey(name))
                            .map(it -> it.get(name))
                            .toList();
            boolean metric =
                    !values.isEmpty()
                            && values.stream().allMatch(Parameter.Metric.class::isInstance);
            try {
                JsonNode value =
                        ((Reducer.Pure) Reducer.parse(node.reducer()))
                                .reduce(values.stream().map(Parameter::value).toList());
                outputs.put(name, metric ? new Parameter.Metric(value) : new Parameter.Json(value));
            } catch (ReducerException e) {
                return Result.FAILED;
            }
        }
        return Result.of(outputs);
    }
}
