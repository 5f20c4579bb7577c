package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.ServiceSpec;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Configured;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.Settings;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What executors say that they read is what they read. Every mapping of a configuration is given a
/// key that nobody knows: the answer lists those that are known there.
final class DescribedSettingsTest {
    private static final Pattern VALID = Pattern.compile("Valid here: (.*)\\.");

    /// A mapping in a configuration.
    ///
    /// @param around makes the whole configuration of what stands in it
    private record Place(String name, SettingsShape shape, UnaryOperator<ObjectNode> around) {}

    static Stream<ExecutorProvider> providers() {
        return ServiceLoader.load(ExecutorProvider.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everySettingIsDescribed(ExecutorProvider provider) {
        everySettingIsDescribed(provider.settings(), provider.type());
    }

    private static void everySettingIsDescribed(SettingsShape shape, String place) {
        for (SettingDescription setting : shape.settings()) {
            assertThat(setting.description())
                    .as("%s.%s", place, setting.key())
                    .matches("(?s)[A-Z`].*\\.");
            inside(setting.type())
                    .forEach(it -> everySettingIsDescribed(it, place + "." + setting.key()));
        }
    }

    private static Stream<SettingsShape> inside(SettingType type) {
        return switch (type) {
            case SettingType.Section(var shape) -> Stream.of(shape);
            case SettingType.MapOf(var value) -> inside(value);
            case SettingType.ListOf(var item) -> inside(item);
            case SettingType.Either(var types) ->
                    types.stream().flatMap(DescribedSettingsTest::inside);
            case SettingType _ -> Stream.of();
        };
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatIsDescribedIsWhatIsRead(ExecutorProvider provider) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(provider.type(), provider.settings(), it -> it));
        addInside(places.getFirst(), places);
        for (Place place : places) {
            boolean isBound = provider instanceof Configured<?, ?>;
            if (!place.shape.open() && !isBound) {
                assertThat(read(provider, place)).as(place.name).isEqualTo(described(place.shape));
            }
        }
    }

    private static Set<String> described(SettingsShape shape) {
        Set<String> keys = new TreeSet<>();
        for (SettingDescription setting : shape.settings()) {
            if (!setting.description().contains("Changes nothing.")) {
                keys.add(setting.key());
            }
        }
        return keys;
    }

    private static void addInside(Place outer, List<Place> places) {
        for (SettingDescription setting : outer.shape.settings()) {
            String name = outer.name + "." + setting.key();
            add(
                    setting.type(),
                    name,
                    it -> outer.around.apply(with(outer.shape, setting.key(), it)),
                    places);
        }
    }

    private static ObjectNode with(SettingsShape shape, String key, JsonNode value) {
        return required(shape).set(key, value);
    }

    private interface Around {
        ObjectNode of(JsonNode value);
    }

    private static void add(SettingType type, String name, Around around, List<Place> places) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        switch (type) {
            case SettingType.Section(var shape) -> {
                Place place = new Place(name, shape, around::of);
                places.add(place);
                addInside(place, places);
            }
            case SettingType.MapOf(var value) ->
                    add(value, name, it -> around.of(json.objectNode().set("any", it)), places);
            case SettingType.ListOf(var item) ->
                    add(item, name, it -> around.of(json.arrayNode().add(it)), places);
            case SettingType _ -> {}
        }
    }

    /// Readers look no further where these are not.
    private static ObjectNode required(SettingsShape shape) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (SettingDescription setting : shape.settings()) {
            if (setting.required() && setting.type() instanceof SettingType.Section) {
                values.putObject(setting.key());
            }
        }
        return values;
    }

    private static Set<String> read(ExecutorProvider provider, Place place) {
        ObjectNode configuration = place.around.apply(required(place.shape).put("zzzzzz", 1));
        Problems problems = new Problems();
        Located tree =
                new YamlReader()
                        .read(configuration.toString(), "c.yaml", new Reporter(problems))
                        .orElseThrow();
        Settings settings =
                new ServiceSpec(provider.type(), tree.location(), (Located.Mapping) tree)
                        .settings(problems);
        var _ =
                provider.make(
                        settings,
                        new Services(Extensions.onClassPath())
                                .context(
                                        Path.of("").toAbsolutePath(),
                                        Map.of(),
                                        InstantSource.system(),
                                        ZoneOffset.UTC,
                                        new Random(1)));
        settings.rejectOthers();
        return problems.sorted().stream()
                .filter(it -> it.message().contains("'zzzzzz'"))
                .map(Problem::hint)
                .flatMap(hint -> VALID.matcher(hint.orElseThrow()).results())
                .findFirst()
                .map(found -> (Set<String>) new TreeSet<>(List.of(found.group(1).split(", ", -1))))
                .orElseGet(Set::of);
    }
}
