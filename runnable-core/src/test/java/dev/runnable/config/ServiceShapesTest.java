package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.extension.Extensions;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingsShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceShapesTest {
    @ParameterizedTest
    @EnumSource(Section.class)
    void everySettingIsDescribed(Section section) {
        assertThat(
                        ServiceShapes.of(new Services(Extensions.onClassPath()).known())
                                .of(section)
                                .values())
                .flatExtracting(SettingsShape::settings)
                .extracting(SettingDescription::description)
                .allMatch(it -> it.endsWith("."));
    }
}
