package dev.runnable.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own classes keep the rules, and classes that break them are found out.
final class ArchitectureTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar!"))
                    .importPackages("dev.runnable");

    static Stream<ArchRule> rules() {
        return Stream.of(
                Rules.MODULES_SEE_ONLY_WHAT_THEY_MAY,
                Rules.CORE_NEEDS_SMALL_LIBRARIES_ONLY,
                Rules.PICOCLI_STAYS_IN_THE_COMMAND_LINE,
                Rules.NO_PACKAGE_CYCLES,
                Rules.PACKAGES_ARE_NULL_MARKED,
                Rules.CLASSES_ARE_CLOSED,
                Rules.NAMES_SAY_SOMETHING,
                Rules.SDK_SHOWS_ITSELF_ONLY,
                Rules.WORLD_ENTERS_AT_THE_COMMAND_LINE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsKept(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleWithNothingToLookAtFails(ArchRule rule) {
        JavaClasses none = new ClassFileImporter().importClasses();

        assertThatThrownBy(() -> rule.check(none))
                .hasMessageContaining("failed to check any classes");
    }

    static Stream<Arguments> offences() {
        return Stream.of(
                Arguments.of(Rules.PACKAGES_ARE_NULL_MARKED, Offences.class),
                Arguments.of(Rules.CLASSES_ARE_CLOSED, Offences.Open.class),
                Arguments.of(Rules.NAMES_SAY_SOMETHING, Offences.StepManager.class),
                Arguments.of(
                        Rules.WORLD_ENTERS_AT_THE_COMMAND_LINE, Offences.ReadsEnvironment.class),
                Arguments.of(Rules.WORLD_ENTERS_AT_THE_COMMAND_LINE, Offences.ReadsClock.class),
                Arguments.of(Rules.WORLD_ENTERS_AT_THE_COMMAND_LINE, Offences.RefersToClock.class),
                Arguments.of(Rules.WORLD_ENTERS_AT_THE_COMMAND_LINE, Offences.Prints.class));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void offenceIsFoundOut(ArchRule rule, Class<?> offender) {
        JavaClasses offence = new ClassFileImporter().importClasses(offender);

        assertThat(rule.evaluate(offence).hasViolation()).isTrue();
    }

    @Test
    void clockThatIsHandedInMayBeRead() {
        JavaClasses handedIn =
                new ClassFileImporter().importClasses(Offences.ReadsGivenClock.class);

        assertThat(Rules.WORLD_ENTERS_AT_THE_COMMAND_LINE.evaluate(handedIn).hasViolation())
                .isFalse();
    }

    @Test
    void everyModuleIsInTheTable() {
        assertThat(OURS.stream().map(Modules::of).collect(Collectors.toSet()))
                .contains(Modules.CORE, Modules.CLI)
                .isSubsetOf(Modules.known());
    }

    @Test
    void nobodySeesAnExecutor() {
        for (String from : Modules.known()) {
            assertThat(Modules.known())
                    .filteredOn(to -> to.startsWith("executor-") && !to.equals(from))
                    .noneMatch(to -> Modules.allows(from, to));
        }
    }
}
