package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.cluster.Documents.Document;
import dev.runnable.graph.Digests;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.spi.SubmitRequest;
import dev.runnable.spi.Submitted;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes what a rendering says, on the cluster.
final class Submission {
    /// Tells runs of the same content and arguments.
    static final String CONTENT = "runnable.dev/content";

    /// Tells our own attempt to make a resource from somebody else's.
    static final String TOKEN = "runnable.dev/submission";

    private static final int CONFLICT = 409;
    private static final int SUFFIX = 5;
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final Api api;
    private final SubmitRequest request;
    private final RandomGenerator random;
    private final Documents documents;
    private final String content;
    private final String token;

    Submission(Api api, SubmitRequest request, RandomGenerator random) {
        this.api = api;
        this.request = request;
        this.random = random;
        this.documents = Documents.of(request.rendering(), api.namespace());
        this.content =
                Digests.sha256(request.rendering().text() + "\0" + request.arguments())
                        .substring(0, 40);
        this.token = Long.toHexString(random.nextLong());
    }

    Submitted submit() {
        return documents.main().kind() == Kind.WORKFLOW ? run() : definition();
    }

    /// What starts runs at other times: a newer version takes the place of an older one.
    private Submitted definition() {
        Document main = documents.main();
        Optional<GenericKubernetesResource> there = api.find(main.kind(), main.name());
        boolean same = there.map(it -> isSame(Api.view(it))).orElse(false);
        String what = "%s '%s'".formatted(main.kind().text(), main.name());
        if (same && !request.again()) {
            return new Submitted(what, true, Optional.empty(), List.of());
        }
        new Requirements(api).check(documents);
        mark(main);
        Needed needed = new Needed(api, documents.needed());
        needed.make();
        GenericKubernetesResource made = needed.undoneUnless(() -> replace(main, there));
        return new Submitted(what, false, Optional.empty(), needed.own(made));
    }

    private GenericKubernetesResource replace(
            Document main, Optional<GenericKubernetesResource> there) {
        if (there.isEmpty()) {
            return api.create(main.kind(), Api.resource(main.json()));
        }
        main.metadata().put("resourceVersion", there.get().getMetadata().getResourceVersion());
        return api.ask(
                "update " + main.kind().resource(),
                main.kind(),
                () -> api.all(main.kind()).resource(Api.resource(main.json())).update());
    }

    private Submitted run() {
        setArguments();
        Document main = documents.main();
        if (!request.again()) {
            Optional<WorkflowView> earlier = earlier(main.name());
            if (earlier.isPresent()) {
                return existing(earlier.get());
            }
        }
        new Requirements(api).check(documents);
        mark(main);
        nameIt(main);
        Needed needed = new Needed(api, documents.needed());
        needed.make();
        WorkflowView made = needed.undoneUnless(() -> create(main));
        if (!made.annotation(TOKEN).equals(token)) {
            return existing(made);
        }
        return new Submitted(
                what(made),
                false,
                Optional.of(made.run()),
                needed.own(Api.resource(made.document())));
    }

    private Optional<WorkflowView> earlier(String name) {
        List<WorkflowView> same = new Runs(api).all(CONTENT + "=" + content, _ -> true);
        return same.stream()
                .findFirst()
                .or(() ->
                        name.isEmpty()
                                ? Optional.empty()
                                : api.find(Kind.WORKFLOW, name).map(Api::view));
    }

    private Submitted existing(WorkflowView earlier) {
        if (!isSame(earlier) && !earlier.label(CONTENT).isEmpty()) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.NAME_TAKEN,
                                    ClusterProblems.PLACE,
                                    "there is a workflow '%s' of another content or with other arguments: %s"
                                            .formatted(earlier.name(), earlier.state().text()))
                            .withHint(
                                    "With --again it is run beside that, under a name of its own."));
        }
        return new Submitted(what(earlier), true, Optional.of(earlier.run()), List.of());
    }

    private static String what(WorkflowView workflow) {
        return "workflow '" + workflow.name() + "'";
    }

    private boolean isSame(WorkflowView other) {
        return other.label(CONTENT).equals(content);
    }

    private void mark(Document main) {
        main.metadata().withObject("/labels").put(CONTENT, content);
        main.metadata().withObject("/annotations").put(TOKEN, token);
    }

    /// The name is ours and not made by the cluster: whoever asks twice, since the first answer was
    /// lost, is to find what there is.
    private void nameIt(Document main) {
        ObjectNode metadata = main.metadata();
        String prefix = metadata.path("generateName").asText("");
        boolean own = prefix.isEmpty();
        metadata.remove("generateName");
        if (!own || request.again()) {
            metadata.put("name", (own ? main.name() + "-" : prefix) + suffix());
        }
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return suffix.toString();
    }

    private WorkflowView create(Document main) {
        return api.ask(
                "create " + Kind.WORKFLOW.resource(),
                Kind.WORKFLOW,
                () -> {
                    try {
                        return Api.view(api.creation(main.kind(), Api.resource(main.json())));
                    } catch (KubernetesClientException e) {
                        if (e.getCode() != CONFLICT) {
                            throw e;
                        }
                        return api.find(main.kind(), main.name())
                                .map(Api::view)
                                .orElseThrow(() -> e);
                    }
                });
    }

    private void setArguments() {
        request.arguments().forEach(this::setArgument);
    }

    private void setArgument(String name, String value) {
        JsonNode parameters =
                documents.main().json().path("spec").path("arguments").path("parameters");
        if (parameters instanceof ArrayNode array) {
            for (JsonNode parameter : array) {
                if (parameter.path("name").asText("").equals(name)
                        && parameter instanceof ObjectNode object) {
                    object.put("value", value);
                    return;
                }
            }
        }
        throw Documents.wrong(
                request.rendering().file(),
                "it has no argument '%s'".formatted(name),
                "Render it anew, with what the argument is for.");
    }
}
