package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingsShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceShapesTest {
    @ParameterizedTest
    @EnumSource(Section.class)
    void servicesAreDescribedByTheKeysThatAreRead(Section section) {
        KnownServices known = KnownServices.builtIn(Map.of());
        SequencedMap<String, List<String>> described = new LinkedHashMap<>();
        ServiceShapes.builtIn(new LinkedHashMap<>())
                .of(section)
                .forEach((type, shape) -> described.put(type, shape.keys()));

        assertThat(described).isEqualTo(known.of(section));
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everySettingIsDescribed(Section section) {
        assertThat(ServiceShapes.builtIn(new LinkedHashMap<>()).of(section).values())
                .flatExtracting(SettingsShape::settings)
                .extracting(SettingDescription::description)
                .allMatch(it -> it.endsWith("."));
    }
}
