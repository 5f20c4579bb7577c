package dev.runnable.argo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.graph.StepPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void podsAreCalledAsArgoCallsThem() {
        // as Argo's controller calls them
        assertThat(PodName.of("", "hello-world", "whalesay", "hello-world[0].hello", "id"))
                .isEqualTo("hello-world-whalesay-3731220306");
        assertThat(PodName.of("", "hello-world", "whalesay", "hello-world", "id"))
                .isEqualTo("hello-world");
        assertThat(PodName.of("v1", "wf", "t", "wf.a", "wf-123")).isEqualTo("wf-123");
        assertThat(PodName.of("v2", "wf", "", "wf.a", "id")).matches("wf-\\d+");
        assertThat(PodName.of("v2", "w".repeat(200), "t".repeat(100), "n", "id"))
                .startsWith("w".repeat(200) + "-" + "t".repeat(41) + "-")
                .hasSizeLessThanOrEqualTo(253);
    }

    @Test
    void waitingThatPassesIsNotTold() {
        assertThat(PlainWords.ofWaiting("")).isEmpty();
        assertThat(PlainWords.ofWaiting("ContainerCreating")).isEmpty();
        assertThat(PlainWords.ofWaiting("PodInitializing")).isEmpty();
        assertThat(PlainWords.ofWaiting("CreateContainerConfigError: secret \"t\" not found"))
                .contains("waits: its container cannot be made (secret \"t\" not found)");
        assertThat(PlainWords.ofWaiting("Something: new")).contains("waits: Something: new");
    }

    @Test
    void failuresAreToldPlainly() {
        assertThat(PlainWords.ofFailure("main: OOMKilled (exit code 137)"))
                .isEqualTo("it needed more memory than its limit allows (OOMKilled)");
        assertThat(PlainWords.ofFailure("Error (exit code 3)")).isEqualTo("exit code 3");
        assertThat(PlainWords.ofFailure("The node was low on resource: memory. "))
                .startsWith("the cluster has ended its pod to have room for others");
        assertThat(PlainWords.ofFailure("Pod was active on the node longer than the deadline"))
                .isEqualTo("Pod was active on the node longer than the deadline");
        assertThat(PlainWords.ofFailure("")).isEqualTo("Argo does not say why");
    }

    @Test
    void linesOfTheStepAreKeptWhateverTheyLookLike() {
        PodTalk talk = new PodTalk(StepPath.root("a"), false);

        assertThat(talk.line("[a] | [a] skipped: no")).contains("[a] skipped: no");
        assertThat(talk.line("[a] | ")).contains("");
        assertThat(talk.line("[a] |")).contains("");
        assertThat(talk.line("[b] failed")).contains("[b] failed");
        assertThat(talk.line("[a] warning: no space left")).contains("warning: no space left");
        assertThat(talk.skipped()).isEmpty();
        assertThat(talk.failure()).isEmpty();
    }

    @Test
    void linesOfArgoItselfAreLeftOut() {
        PodTalk talk = new PodTalk(StepPath.root("a"), false);

        assertThat(
                        talk.line(
                                "time=\"2026-11-21T10:00:00.000Z\" level=info msg=\"capturing logs\" argo=true"))
                .isEmpty();
        assertThat(talk.line("time=1 level=info msg=\"mine\"")).isPresent();
    }

    @Test
    void compressionThatIsNotKnownIsTold() throws IOException {
        assertThat(
                        NodeStatuses.of(
                                        new ObjectMapper()
                                                .readTree("{\"compressedNodes\":\"KLUv/QAAAA==\"}"))
                                .trouble()
                                .orElseThrow())
                .contains("in another way than gzip");
    }

    @Test
    void linesThatHaveChangedPlacesAreToldOnceEach() {
        LogPosition position = new LogPosition();
        List<String> told = new ArrayList<>();
        List<String> log =
                List.of(
                        "2026-11-21T10:00:02Z a",
                        "2026-11-21T10:00:05Z b",
                        "2026-11-21T10:00:04Z c",
                        "2026-11-21T10:00:05Z d",
                        "2026-11-21T10:00:06Z e");

        for (int read = 0; read <= log.size(); read++) {
            position.rewind();
            log.subList(0, read).forEach(line -> add(position, line, told));
        }
        position.rewind();
        log.subList(3, 5).forEach(line -> add(position, line, told));

        assertThat(told).containsExactly("a", "b", "c", "d", "e");
        assertThat(position.since()).contains("2026-11-21T10:00:05Z");
    }

    private static void add(LogPosition position, String line, List<String> told) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        position.line(octets, octets.length).ifPresent(told::add);
    }
}
