package dev.runnable.argo.cluster;

import static dev.runnable.argo.cluster.FailingServer.busy;
import static dev.runnable.argo.cluster.FailingServer.cut;
import static dev.runnable.argo.cluster.FailingServer.status;
import static dev.runnable.argo.cluster.FailingServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.runnable.event.StepState;
import dev.runnable.problem.ProblemException;
import dev.runnable.spi.Platform;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong between us and a cluster does not touch the run there, and no line gets lost.
final class BadDaysTest {
    private static final String ALL = "/apis/argoproj.io/v1alpha1/namespaces/etl/workflows";
    private static final String GET = "GET " + ALL + "/w";
    private static final String LIST = "GET " + ALL + "\\?(?!.*watch=true).*";
    private static final String WATCH = "GET " + ALL + "\\?.*watch=true.*";
    private static final String LOG = "GET /api/v1/namespaces/etl/pods/" + pod() + "/log\\?.*";
    private static final String FOLLOW = LOG + "follow=true.*";

    @TempDir Path folder;
    private FailingServer server;
    private final Told told = new Told();
    private Platform cluster;

    @BeforeEach
    void connect() throws IOException {
        server = new FailingServer();
        cluster = connect(server.address());
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    private Platform connect(String address) throws IOException {
        return ApiServer.connect(ApiServer.kubeconfig(folder, address, "old"), folder);
    }

    private static String pod() {
        return PodName.of("", "w", "run", "w.a", "");
    }

    /// @param step the phase of its one step; empty while it has not begun
    private static String workflow(int version, String phase, String step) {
        String node =
                step.isEmpty()
                        ? ""
                        : """
                        "w-a":{"id":"w-a","name":"w.a","type":"Pod","templateName":"run","phase":"%s",
                        "inputs":{"parameters":[{"name":"step","value":"a"}]}}\
                        """
                                .formatted(step);
        return """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow",
        "metadata":{"name":"w","namespace":"etl","uid":"u1","resourceVersion":"%d"},
        "spec":{"arguments":{"parameters":[{"name":"run_id","value":"r1"}]},"templates":[]},
        "status":{"phase":"%s","nodes":{%s}}}\
        """
                .formatted(version, phase, node)
                .replace("\n", "");
    }

    private static String list(int version, String workflow) {
        return """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"WorkflowList",
        "metadata":{"resourceVersion":"%d"},"items":[%s]}\
        """
                .formatted(version, workflow)
                .replace("\n", "");
    }

    private static String event(String type, String object) {
        return "{\"type\":\"%s\",\"object\":%s}\n".formatted(type, object);
    }

    private static String gone() {
        return event(
                "ERROR",
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":410,\"reason\":\"Expired\",\"message\":\"too old\"}");
    }

    private static String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        IntStream.range(from, to)
                .forEach(i ->
                        text.append(
                                "2026-11-21T10:00:%02d.%09dZ line %d\n"
                                        .formatted(i / 1000 % 60, i % 1000 / 3, i)));
        return text.toString();
    }

    private static List<String> told(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a | line " + i).toList();
    }

    @Test
    void watchThatBreaksAndIsForgottenGoesOnWhereItWas() throws Exception {
        server.always(GET, text(200, workflow(1, "Running", "")))
                .once(LIST, text(200, list(1, workflow(1, "Running", ""))))
                .once(WATCH, cut(event("MODIFIED", workflow(2, "Running", "Running"))))
                .once(WATCH, text(200, gone()))
                .always(LIST, text(200, list(9, workflow(9, "Running", "Succeeded"))))
                .once(WATCH, cut(""))
                .always(
                        WATCH,
                        server.open(event("MODIFIED", workflow(10, "Succeeded", "Succeeded"))))
                .always(LOG, text(200, lines(0, 3)));

        assertThat(cluster.follow("w", told).state()).isEqualTo(StepState.SUCCESS);
        assertThat(told.lines())
                .filteredOn(line -> !line.contains("the cluster"))
                .containsExactly(
                        "a starts",
                        "a try 1",
                        "a | line 0",
                        "a | line 1",
                        "a | line 2",
                        "a try 1 SUCCESS",
                        "a SUCCESS");
    }

    @Test
    void busyServerIsAskedAgainAndAgain() throws Exception {
        server.once(GET, busy(429, 1))
                .once(GET, status(500, "etcdserver: leader changed"))
                .always(GET, text(200, workflow(1, "Running", "")))
                .once(LIST, busy(503, 1))
                .once(LIST, busy(429, 1))
                .always(LIST, text(200, list(1, workflow(1, "Running", ""))))
                .once(WATCH, status(500, "out of order"))
                .once(WATCH, busy(429, 1))
                .always(
                        WATCH,
                        server.open(event("MODIFIED", workflow(2, "Succeeded", "Succeeded"))))
                .once(LOG, status(500, "cannot reach the kubelet"))
                .always(LOG, text(200, lines(0, 2)));

        assertThat(cluster.follow("w", told).state()).isEqualTo(StepState.SUCCESS);
        assertThat(told.lines()).contains("a | line 0", "a | line 1", "a SUCCESS");
    }

    @Test
    void serverThatStaysOutOfOrderIsTold() {
        server.always("GET .*", busy(503, 0));

        assertThatThrownBy(() -> cluster.list())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                .hasMessage(
                        "error: argo: the cluster has too much to do or is out of order (503): too"
                                + " much to do. Try again later. [RNB-440]");
    }

    @Test
    void expiredTokenIsReadAnewFromTheFile() throws Exception {
        server.always("GET .*", this::onlyWithTheNewToken);

        assertThat(cluster.follow("w", told).state()).isEqualTo(StepState.SUCCESS);
        assertThat(told.lines()).contains("a | line 0");
    }

    @Test
    void tokenThatExpiresWhileARunIsWatchedIsReadAnewToo() throws Exception {
        server.always(GET, text(200, workflow(1, "Running", "")))
                .always(LIST, text(200, list(1, workflow(1, "Running", ""))))
                .always(
                        WATCH,
                        exchange ->
                                withTheNewToken(
                                        exchange,
                                        server.open(
                                                event(
                                                        "MODIFIED",
                                                        workflow(2, "Succeeded", "Succeeded")))))
                .always(LOG, text(200, lines(0, 1)));

        assertThat(cluster.follow("w", told).state()).isEqualTo(StepState.SUCCESS);
        assertThat(told.lines()).contains("a | line 0");
    }

    private void onlyWithTheNewToken(HttpExchange exchange) throws IOException {
        boolean log = exchange.getRequestURI().toString().contains("/log?");
        withTheNewToken(
                exchange, text(200, log ? lines(0, 1) : workflow(3, "Succeeded", "Succeeded")));
    }

    /// Whoever comes with the old one finds the new one in the file afterwards, as the tools of
    /// clouds see to it.
    private void withTheNewToken(HttpExchange exchange, FailingServer.Action action)
            throws IOException {
        if ("Bearer new".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            action.answer(exchange);
            return;
        }
        ApiServer.kubeconfig(folder, server.address(), "new");
        status(401, "Unauthorized").answer(exchange);
    }

    @Test
    void tokenThatStaysWrongIsTold() {
        server.always("GET .*", status(401, "Unauthorized"));

        assertThatThrownBy(() -> cluster.find("w"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                .hasMessageStartingWith(
                        "error: argo: the cluster does not know you (401): namespace 'etl' of "
                                + server.address().replaceFirst("/$", "")
                                + ". Your credentials have expired");
    }

    @Test
    void rightsThatAreTakenAwayMeanwhileEndTheFollowing() {
        server.always(GET, text(200, workflow(1, "Running", "")))
                .always(LIST, status(403, "workflows.argoproj.io is forbidden: no more"));

        assertThatThrownBy(() -> cluster.follow("w", told))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                .hasMessageContaining("you may not watch workflows.argoproj.io");
    }

    @Test
    void logThatBreaksInTheMiddleOfALineIsReadOnFromThere() throws Exception {
        server.always(GET, text(200, workflow(1, "Running", "Running")))
                .always(LIST, text(200, list(1, workflow(1, "Running", "Running"))))
                .once(FOLLOW, cut(lines(0, 400) + "2026-11-21T10:00:00.000000133Z line 40"))
                .once(FOLLOW, status(400, "container is waiting to start"))
                .once(FOLLOW, text(200, lines(100, 1500)))
                .always(FOLLOW, text(200, lines(1200, 1600)))
                .always(LOG, text(200, lines(1000, 2000) + "2026-11-21T10:00:09Z line 2000"))
                .once(WATCH, this::endsWhenMostIsTold);

        assertThat(cluster.follow("w", told).state()).isEqualTo(StepState.SUCCESS);
        assertThat(told.lines()).filteredOn(it -> it.contains("|")).isEqualTo(told(2001));
    }

    private void endsWhenMostIsTold(HttpExchange exchange) throws IOException {
        try {
            told.await("a | line 1500");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        server.open(event("MODIFIED", workflow(2, "Succeeded", "Succeeded"))).answer(exchange);
    }

    @Test
    void largeOutputArrivesWhole() throws Exception {
        String wide = "x".repeat(3_000_000);
        server.always(GET, text(200, workflow(1, "Succeeded", "Succeeded")))
                .always(LOG, text(200, lines(0, 50_000) + "2026-11-21T10:59:59Z " + wide + "\n"));

        cluster.follow("w", told);

        List<String> lines = told.lines().stream().filter(it -> it.contains("|")).toList();
        assertThat(lines).hasSize(50_001).endsWith("a | " + wide);
        assertThat(lines.subList(0, 50_000)).isEqualTo(told(50_000));
    }

    @Test
    void clusterThatIsNotThereIsTold() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Platform nobody = connect("http://localhost:" + port)) {
            assertThatThrownBy(nobody::list)
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                    .hasMessageContaining(
                            "no cluster answers at namespace 'etl' of http://localhost:" + port)
                    .hasMessageContaining("KUBECONFIG")
                    .hasMessageContaining("RNB-440");
        }
    }

    @Test
    void clusterWithoutArgoIsTold() {
        server.always("GET .*", text(404, "404 page not found"));

        assertThatThrownBy(() -> cluster.list())
                .hasMessageContaining(
                        "the cluster does not know the resource 'workflows.argoproj.io': Argo"
                                + " Workflows is not installed")
                .hasMessageContaining("RNB-442");
    }

    @Test
    void rightThatIsMissingIsToldWithHowToGiveIt() {
        server.always(
                "GET .*",
                status(
                        403,
                        "workflows.argoproj.io is forbidden: User \\\"system:serviceaccount:etl:ci\\\" cannot list"
                                + " resource \\\"workflows\\\" in API group \\\"argoproj.io\\\" in the namespace \\\"etl\\\""));

        assertThatThrownBy(() -> cluster.list())
                .hasMessageContaining("you may not list workflows.argoproj.io in namespace 'etl'")
                .hasMessageContaining(
                        "kubectl create role runnable-list -n etl --verb=list"
                                + " --resource=workflows.argoproj.io && kubectl create rolebinding"
                                + " runnable-list -n etl --role=runnable-list"
                                + " --serviceaccount=etl:ci")
                .hasMessageContaining("RNB-441");
    }

    @Test
    void namespaceThatIsMissingIsTold() {
        server.always(LIST, text(200, list(1, "")))
                .always("GET /api/v1/namespaces/etl", status(404, "not found"))
                .always(GET, status(404, "not found"));

        assertThatThrownBy(() -> cluster.submit(Rendered.request()))
                .hasMessageContaining("there is no namespace 'etl' in")
                .hasMessageContaining("kubectl create namespace etl");
    }
}
