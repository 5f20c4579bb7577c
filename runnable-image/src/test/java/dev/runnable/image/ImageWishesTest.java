package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users write of an image is understood, or told.
final class ImageWishesTest {
    private static final Path HERE = Path.of("/home/ada/shop");
    private final List<String> refused = new ArrayList<>();

    private ImageWishes read(Map<String, String> said) {
        return ImageWishes.read(texts(said), HERE, this::refuse);
    }

    private void refuse(String key, String message, String hint) {
        refused.add(key + ": " + message + ". " + hint);
    }

    private static ImageTexts texts(Map<String, String> said) {
        return new ImageTexts(
                Optional.ofNullable(said.get("base")),
                Optional.ofNullable(said.get("to")),
                Optional.ofNullable(said.get("name")),
                Optional.ofNullable(said.get("jdk")),
                Optional.ofNullable(said.get("user")),
                Optional.ofNullable(said.get("workdir")),
                single(said.get("environment")),
                single(said.get("labels")),
                Optional.ofNullable(said.get("include")).stream().toList(),
                Optional.ofNullable(said.get("platforms")).stream().toList(),
                Optional.empty());
    }

    private static SequencedMap<String, String> single(
            @org.jspecify.annotations.Nullable String pair) {
        SequencedMap<String, String> map = new LinkedHashMap<>();
        if (pair != null) {
            map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource({
        "python:3.12,              python:3.12",
        "docker:mine:1,            docker:mine:1",
        "tar:base.tar,             tar:/home/ada/shop/base.tar",
        "scratch,                  scratch",
        "registry:2,               registry:2",
        "localhost:5000/a/b@sha256:0000000000000000000000000000000000000000000000000000000000000000,"
                + "localhost:5000/a/b@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    })
    void baseIsAnImageOfARegistryAnEngineAFileOrNothing(String text, String meant) {
        assertThat(read(Map.of("base", text)).theBase()).hasToString(meant);
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "docker:shop:1,               docker:shop:1",
        "registry:example.com/shop:1, registry:example.com/shop:1",
        "tar:out/shop.tar,            tar:/home/ada/shop/out/shop.tar",
    })
    void targetSaysWhatItIs(String text, String meant) {
        assertThat(read(Map.of("to", text)).target())
                .hasValueSatisfying(target -> assertThat(target).hasToString(meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base|Python!|base: 'Python!' is no name of an image. Write for instance 'python:3.12-slim' or 'registry.example.com/team/image:7'.",
                "base|tar:|base: '' names no file. Write the path of a file.",
                "to|shop:1|to: 'shop:1' does not say where the image is to go. Write 'docker:NAME', 'registry:NAME' or 'tar:FILE'.",
                "to|shop|to: 'shop' does not say where the image is to go. Write 'docker:NAME', 'registry:NAME' or 'tar:FILE'.",
                "to|docker:UPPER|to: 'UPPER' is no name of an image. Write for instance 'python:3.12-slim' or 'registry.example.com/team/image:7'.",
                "user|ada|user: 'ada' is no user of an image. Write numbers: 'UID' or 'UID:GID', for instance 1000:1000.",
                "workdir|app|workdir: 'app' is no folder that an image can have there. Write a path that begins with '/', and not '/' itself.",
                "workdir|/a/..|workdir: '/a/..' is no folder that an image can have there. Write a path that begins with '/', and not '/' itself.",
                "platforms|arm64|platforms: 'arm64' is no platform. Write for instance 'linux/amd64' or 'linux/arm64'.",
                "include|../shared|include: '../shared' is not in the project, so its place in the image is not known. Say where it goes: '../shared:PLACE'.",
            })
    void whatCannotBeMeantIsRefused(String key, String text, String told) {
        read(Map.of(key, text));

        assertThat(refused).containsExactly(told);
    }

    @Test
    void nothingSaidIsTheUsual() {
        ImageWishes usual = read(Map.of());

        assertThat(usual.theBase()).hasToString("eclipse-temurin:25");
        assertThat(usual.theUser()).hasToString("1000:1000");
        assertThat(usual.folder()).isEqualTo("/app");
    }

    @Test
    void strongerWishesWinAndInclusionsAddUp() {
        ImageWishes weak =
                read(
                        Map.of(
                                "base",
                                "a",
                                "user",
                                "7",
                                "include",
                                "x",
                                "environment",
                                "A=1",
                                "platforms",
                                "linux/amd64"));
        ImageWishes strong =
                read(Map.of("base", "b", "include", "y", "environment", "A=2", "labels", "l=1"));

        ImageWishes both = strong.over(weak);

        assertThat(both.theBase()).hasToString("b");
        assertThat(both.theUser()).hasToString("7:7");
        assertThat(both.environment()).containsExactly(Map.entry("A", "2"));
        assertThat(both.labels()).containsExactly(Map.entry("l", "1"));
        assertThat(both.inclusions())
                .extracting(it -> HERE.relativize(it.source()).toString())
                .containsExactly("x", "y");
        assertThat(both.platforms()).hasToString("[linux/amd64]");
    }
}
