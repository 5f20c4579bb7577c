package dev.runnable.argo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds workflows.
final class Runs {
    private static final long PAGE = 50;

    private final Api api;

    Runs(Api api) {
        this.api = api;
    }

    /// @param run the workflow's name, or the run's id
    Optional<WorkflowView> find(String run) {
        Optional<WorkflowView> named =
                isName(run) ? api.find(Kind.WORKFLOW, run).map(Api::view) : Optional.empty();
        return named.or(() -> all("", view -> view.runId().equals(run)).stream().findFirst());
    }

    WorkflowView get(String run) {
        return find(run).orElseThrow(() -> ClusterProblems.unknownRun(run, api.location()));
    }

    private static boolean isName(String run) {
        return run.matches("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");
    }

    /// Those of our runs that are wanted, the newest first. Asked for in pages: each of them may
    /// have a mebibyte.
    ///
    /// @param labels a selector, may be empty
    List<WorkflowView> all(String labels, Predicate<WorkflowView> wanted) {
        List<WorkflowView> found = new ArrayList<>();
        String next = "";
        do {
            GenericKubernetesResourceList page = page(labels, next);
            for (GenericKubernetesResource workflow : page.getItems()) {
                WorkflowView view = Api.view(workflow);
                if (view.isOurs() && wanted.test(view)) {
                    found.add(view);
                }
            }
            next = Optional.ofNullable(page.getMetadata().getContinue()).orElse("");
        } while (!next.isEmpty());
        found.sort(Comparator.comparing(WorkflowView::created).reversed());
        return found;
    }

    private GenericKubernetesResourceList page(String labels, String next) {
        ListOptionsBuilder options = new ListOptionsBuilder().withLimit(PAGE);
        if (!labels.isEmpty()) {
            options.withLabelSelector(labels);
        }
        if (!next.isEmpty()) {
            options.withContinue(next);
        }
        return api.ask(
                "list " + Kind.WORKFLOW.resource(),
                Kind.WORKFLOW,
                () -> api.all(Kind.WORKFLOW).list(options.build()));
    }
}
