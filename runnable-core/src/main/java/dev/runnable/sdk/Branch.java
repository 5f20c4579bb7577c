package dev.runnable.sdk;

import dev.runnable.definition.CallSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A graph in a step. Where steps are listed right there, they are a chain; a branch is said where
/// they are wired by what they need:
/// `map("fit").over("models").as("model").run(Branch.graph(...))`.
public final class Branch {
    private final List<Step> steps;
    private final boolean chain;
    private final boolean failFast;
    private final Optional<String> description;
    private final CallSite site;

    /// Of nested pipelines.
    private final SequencedMap<String, @Nullable Object> defaults;

    private Branch(
            List<Step> steps,
            boolean chain,
            boolean failFast,
            Optional<String> description,
            CallSite site,
            SequencedMap<String, @Nullable Object> defaults) {
        this.steps = steps;
        this.chain = chain;
        this.failFast = failFast;
        this.description = description;
        this.site = site;
        this.defaults = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(defaults));
    }

    /// Steps that run one after the other.
    public static Branch of(Step first, Step... more) {
        List<Step> steps = new ArrayList<>(List.of(first));
        steps.addAll(Arrays.asList(more));
        return chain(steps);
    }

    /// Steps that run as soon as what they need has ended.
    public static Branch graph(Step first, Step... more) {
        List<Step> steps = new ArrayList<>(List.of(first));
        steps.addAll(Arrays.asList(more));
        return dependencies(steps);
    }

    /// Steps that run one after the other.
    public static Branch of(List<? extends Step> steps) {
        return chain(List.copyOf(steps));
    }

    /// Steps that run as soon as what they need has ended.
    public static Branch graph(List<? extends Step> steps) {
        return dependencies(List.copyOf(steps));
    }

    static Branch chain(List<Step> steps) {
        return checked(
                new Branch(
                        List.copyOf(steps),
                        true,
                        false,
                        Optional.empty(),
                        Mistake.callSite(),
                        new LinkedHashMap<>()));
    }

    static Branch dependencies(List<Step> steps) {
        return checked(
                new Branch(
                        List.copyOf(steps),
                        false,
                        false,
                        Optional.empty(),
                        Mistake.callSite(),
                        new LinkedHashMap<>()));
    }

    private static Branch checked(Branch branch) {
        new GraphCheck(branch).run();
        return branch;
    }

    /// Dependency graphs: starts nothing new after the first failure.
    public Branch failFast() {
        GraphCheck.refuseFailFast(chain, Mistake.here());
        return new Branch(steps, chain, true, description, site, defaults);
    }

    /// What it is for, in words.
    public Branch description(String text) {
        return new Branch(steps, chain, failFast, Optional.of(text), site, defaults);
    }

    Branch withDefaults(SequencedMap<String, @Nullable Object> more) {
        return new Branch(steps, chain, failFast, description, site, more);
    }

    List<Step> steps() {
        return steps;
    }

    boolean isChain() {
        return chain;
    }

    boolean isFailFast() {
        return failFast;
    }

    Optional<String> description() {
        return description;
    }

    CallSite site() {
        return site;
    }

    SequencedMap<String, @Nullable Object> defaults() {
        return defaults;
    }
}
