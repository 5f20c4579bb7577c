package dev.runnable.store;

import dev.runnable.graph.Digests;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A run log in the parts that the original's chunked stores keep apart: the root without its
/// branches, and every branch, however deep, without the branches inside it.
record Chunks(RunLog root, List<BranchLog> branches) {
    static final String FILE_NAMES = "BranchLog-*";
    private static final int LONGEST_NAME = 200;

    Chunks {
        branches = List.copyOf(branches);
    }

    /// The original puts the name as it is; what cannot be in a file name is encoded.
    static String fileName(BranchLog branch) {
        String name = branch.internalName();
        String safe = RunIds.isSafe(name) ? name : URLEncoder.encode(name, StandardCharsets.UTF_8);
        String bounded = safe.length() <= LONGEST_NAME ? safe : Digests.sha256(name);
        return "BranchLog-" + bounded + ".json";
    }

    static Chunks split(RunLog log) {
        List<BranchLog> branches = new ArrayList<>();
        SequencedMap<String, StepLog> steps = without(log.steps(), branches);
        return new Chunks(with(log, steps), branches);
    }

    private static SequencedMap<String, StepLog> without(
            SequencedMap<String, StepLog> steps, List<BranchLog> taken) {
        SequencedMap<String, StepLog> bare = new LinkedHashMap<>();
        steps.forEach((name, step) -> {
            bare.put(name, with(step, new LinkedHashMap<>()));
            for (BranchLog branch : step.branches().values()) {
                taken.add(with(branch, without(branch.steps(), taken)));
            }
        });
        return bare;
    }

    /// The whole run log: every branch at the step whose name its own begins with.
    RunLog join() {
        Map<String, List<BranchLog>> byStep = new HashMap<>();
        SequencedMap<String, BranchLog> sorted = new LinkedHashMap<>();
        new TreeMap<>(byName()).values().forEach(it -> sorted.put(it.internalName(), it));
        for (BranchLog branch : sorted.values()) {
            byStep.computeIfAbsent(stepOf(branch), _ -> new ArrayList<>()).add(branch);
        }
        return with(root, attach(root.steps(), byStep));
    }

    private Map<String, BranchLog> byName() {
        Map<String, BranchLog> byName = new HashMap<>();
        branches.forEach(branch -> byName.put(branch.internalName(), branch));
        return byName;
    }

    private static String stepOf(BranchLog branch) {
        int dot = branch.internalName().lastIndexOf('.');
        return dot < 0 ? "" : branch.internalName().substring(0, dot);
    }

    /// Removes what it attaches, so that a document that contains itself ends too.
    private static SequencedMap<String, StepLog> attach(
            SequencedMap<String, StepLog> steps, Map<String, List<BranchLog>> byStep) {
        SequencedMap<String, StepLog> whole = new LinkedHashMap<>();
        steps.forEach((name, step) -> {
            SequencedMap<String, BranchLog> branches = new LinkedHashMap<>(step.branches());
            List<BranchLog> own = byStep.remove(step.internalName());
            for (BranchLog branch : own == null ? List.<BranchLog>of() : own) {
                branches.put(branch.internalName(), with(branch, attach(branch.steps(), byStep)));
            }
            whole.put(name, with(step, branches));
        });
        return whole;
    }

    private static RunLog with(RunLog log, SequencedMap<String, StepLog> steps) {
        return new RunLog(
                log.runId(),
                log.dagHash(),
                log.tag(),
                log.status(),
                steps,
                log.job(),
                log.parameters(),
                log.runConfig(),
                log.started(),
                log.finished(),
                log.message());
    }

    private static StepLog with(StepLog step, SequencedMap<String, BranchLog> branches) {
        return new StepLog(
                step.name(),
                step.internalName(),
                step.status(),
                step.type(),
                step.message(),
                step.mock(),
                step.attempts(),
                branches,
                step.dataCatalog(),
                step.started(),
                step.finished());
    }

    private static BranchLog with(BranchLog branch, SequencedMap<String, StepLog> steps) {
        return new BranchLog(branch.internalName(), branch.status(), steps, branch.parameters());
    }
}
