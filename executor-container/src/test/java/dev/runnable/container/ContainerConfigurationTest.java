package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a configuration, told before anything runs and without any engine.
final class ContainerConfigurationTest {
    @Test
    void imageIsNeeded() {
        assertThat(Box.configured("auto_remove_container: true").told())
                .containsExactly(
                        "error: config.yaml:2:9: 'docker_image' is missing. Name the image that steps"
                                + " run in, for instance 'docker_image: python:3.12'. [RNB-104]");
    }

    @Test
    void everythingThatIsRightIsTaken() {
        Box box =
                Box.of(
                        "auto_remove_container: false",
                        "environment: {A: 1}",
                        "enable_parallel: true",
                        "max_parallel: 5",
                        "pull_policy: never",
                        "network: host",
                        "user: 1000",
                        "workdir: /work",
                        "mounts: ['data:/data', '/x:/y:ro']",
                        "cpus: 2",
                        "memory: 2g",
                        "gpus: all",
                        "platform: linux/amd64",
                        "entrypoint: [tini, --]",
                        "docker_host: unix:///x.sock",
                        "overrides: {a: {docker_image: b}}");

        assertThat(box.told()).isEmpty();
        assertThat(box.executor().concurrency()).isEqualTo(5);
    }

    @Test
    void everyMistakeIsToldAtItsPlace() {
        Box box =
                Box.of(
                        "pull_policy: mising",
                        "cpus: many",
                        "memory: 1k",
                        "gpus: some",
                        "workdir: work",
                        "mounts: [data]",
                        "overrides:",
                        "  big: {memry: 8g, docker_image: 'a b', memory: 8x}",
                        "  run-locally: {}");

        assertThat(box.told())
                .containsExactly(
                        "error: config.yaml:5:18: unknown pull policy 'mising'. Did you mean"
                                + " 'missing'? Valid: always, missing, never. [RNB-104]",
                        "error: config.yaml:6:11: 'many' is not a number of processors. Write for"
                                + " instance 2 or 0.5. [RNB-104]",
                        "error: config.yaml:7:13: '1k' is not an amount of memory of at least 6m."
                                + " Write for instance 512m or 2g. [RNB-104]",
                        "error: config.yaml:8:11: 'some' is not a number of graphics processors."
                                + " Write 'all', or for instance 1. [RNB-104]",
                        "error: config.yaml:9:14: 'work' is no folder that a container can have"
                                + " there. Write a path that begins with '/', and not '/' itself."
                                + " [RNB-104]",
                        "error: config.yaml:10:13: 'data' is no mount. Write"
                                + " 'FOLDER:/PLACE/IN/CONTAINER', with ':ro' behind it where nothing"
                                + " is to be written. [RNB-104]",
                        "error: config.yaml:12:7: 'run-locally' has a meaning of its own. It lets a"
                                + " step run without a container. Choose another name. [RNB-104]",
                        "error: config.yaml:12:13: unknown property 'memry'. Did you mean 'memory'?"
                                + " [RNB-102]",
                        "error: config.yaml:12:38: 'a b' is no name of an image. Write for instance"
                                + " 'python:3.12-slim' or 'registry.example.com/team/image@sha256:...'."
                                + " [RNB-104]",
                        "error: config.yaml:12:53: '8x' is not an amount of memory of at least 6m."
                                + " Write for instance 512m or 2g. [RNB-104]");
    }

    @ParameterizedTest
    @CsvSource({
        "6m, 6291456",
        "512M, 536870912",
        "2g, 2147483648",
        "1Gi, 1073741824",
        "1GiB, 1073741824",
        "64mb, 67108864",
        "10000000, 10000000"
    })
    void memoryIsWrittenAsForDocker(String text, long bytes) {
        assertThat(Quantities.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "5m", "-1g", "1.5g", "g", "99999999999t", "1 g"})
    void otherAmountsOfMemoryAreRefused(String text) {
        assertThat(Quantities.bytes(text)).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python",
                "python:3.12-slim",
                "localhost:5000/a/b_c:x",
                "ghcr.io/acme/tool@sha256:0123456789012345678901234567890123456789012345678901234567890123",
                "0123456789ab"
            })
    void namesOfImagesAreKnown(String name) {
        assertThat(ImageName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Python", "a b", "a:", ":a", "a//b", "-a", "a@sha256:12"})
    void otherTextsAreNoNamesOfImages(String name) {
        assertThat(ImageName.isValid(name)).isFalse();
    }
}
