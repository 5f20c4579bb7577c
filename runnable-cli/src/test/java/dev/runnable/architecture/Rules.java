package dev.runnable.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/// What holds everywhere in the code. A rule that has nothing to look at fails, which is what
/// ArchUnit does unless told otherwise.
final class Rules {
    /// Classes made to be extended by others. Each one is API for ever: think before adding.
    private static final Set<String> OPEN_CLASSES = Set.of();

    /// Classes below the command line that may read the world for themselves, with the reason.
    private static final Set<String> MAY_READ_THE_WORLD =
            Set.of(
                    // where users' programs begin, as the command line does, which asks here too
                    "dev.runnable.run.ThisProcess",
                    // takes the console from users' code that runs in this process
                    "dev.runnable.task.java.Console",
                    // marks the end of a call's output by what no output can contain by chance
                    "dev.runnable.task.python.PythonWorker");

    /// What a class below the command line is to be handed as a value.
    private static final Set<String> WORLD =
            Set.of(
                    "java.lang.System.getenv",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.exit",
                    "java.lang.System.in",
                    "java.lang.System.out",
                    "java.lang.System.err",
                    "java.lang.Runtime.exit",
                    "java.lang.Runtime.halt",
                    "java.lang.Math.random",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.util.UUID.randomUUID",
                    "java.util.concurrent.ThreadLocalRandom.current");

    static final ArchRule MODULES_SEE_ONLY_WHAT_THEY_MAY =
            classes()
                    .should(
                            holdFor(
                                    "use the modules that theirs may use",
                                    (type, complaints) -> {
                                        for (Dependency edge :
                                                type.getDirectDependenciesFromSelf()) {
                                            if (isOurs(edge.getTargetClass())
                                                    && !Modules.allows(
                                                            Modules.of(type),
                                                            Modules.of(edge.getTargetClass()))) {
                                                complaints.accept(edge.getDescription());
                                            }
                                        }
                                    }));

    static final ArchRule CORE_NEEDS_SMALL_LIBRARIES_ONLY =
            classes()
                    .that(
                            describe(
                                    "are in the core",
                                    type ->
                                            Set.of(Modules.SPI, Modules.CORE)
                                                    .contains(Modules.of(type))))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.runnable..",
                            "java..",
                            "javax..",
                            "com.fasterxml.jackson.core..",
                            "com.fasterxml.jackson.databind..",
                            "org.jspecify.annotations..",
                            "org.slf4j..",
                            "org.yaml.snakeyaml..");

    static final ArchRule PICOCLI_STAYS_IN_THE_COMMAND_LINE =
            noClasses()
                    .that(
                            describe(
                                    "are not in the CLI",
                                    type -> !Modules.of(type).equals(Modules.CLI)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("dev.runnable.(**)").should().beFreeOfCycles();

    static final ArchRule PACKAGES_ARE_NULL_MARKED =
            classes()
                    .should(
                            holdFor(
                                    "be in a package whose package-info says @NullMarked",
                                    (type, complaints) -> {
                                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                                            complaints.accept(
                                                    type.getPackageName() + " is not @NullMarked");
                                        }
                                    }));

    static final ArchRule CLASSES_ARE_CLOSED =
            classes()
                    .that(describe("are plain classes", Rules::isPlain))
                    .should(
                            holdFor(
                                    "be final, abstract or sealed",
                                    (type, complaints) -> {
                                        if (!type.getModifiers().contains(FINAL)
                                                && !type.getModifiers().contains(ABSTRACT)
                                                && !type.reflect().isSealed()
                                                && !OPEN_CLASSES.contains(type.getName())) {
                                            complaints.accept(type.getName() + " is open");
                                        }
                                    }));

    static final ArchRule NAMES_SAY_SOMETHING =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)");

    static final ArchRule WORLD_ENTERS_AT_THE_COMMAND_LINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.runnable.cli..")
                    .and(
                            describe(
                                    "have no leave to",
                                    type -> !MAY_READ_THE_WORLD.contains(type.getName())))
                    .should()
                    .accessTargetWhere(readsTheWorld());

    /// Users' classes see the SDK's package and nothing else of ours.
    static final ArchRule SDK_SHOWS_ITSELF_ONLY =
            classes()
                    .that()
                    .resideInAPackage("dev.runnable.sdk")
                    .and()
                    .arePublic()
                    .should(
                            holdFor(
                                    "have no type of another package of ours, nor of a library, in"
                                            + " a public signature",
                                    (type, complaints) -> {
                                        for (JavaCodeUnit unit : type.getCodeUnits()) {
                                            if (unit.getModifiers().contains(PUBLIC)) {
                                                unit.getAllInvolvedRawTypes().stream()
                                                        .map(JavaClass::getBaseComponentType)
                                                        .filter(it -> !isShown(it))
                                                        .forEach(it ->
                                                                complaints.accept(
                                                                        unit.getFullName()
                                                                                + " shows "
                                                                                + it.getName()));
                                            }
                                        }
                                    }));

    private static boolean isShown(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.getPackageName().equals("dev.runnable.sdk");
    }

    private Rules() {}

    private static DescribedPredicate<JavaAccess<?>> readsTheWorld() {
        return describe(
                "the environment, the clock, a random source or the console is meant",
                access -> {
                    AccessTarget target = access.getTarget();
                    String name = target.getOwner().getName() + "." + target.getName();
                    return WORLD.contains(name)
                            || (name.startsWith("java.time.")
                                    && target.getName().equals("now")
                                    && !takesClock(target));
                });
    }

    private static boolean takesClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.runnable") && type.getSource().isPresent();
    }

    private static boolean isPlain(JavaClass type) {
        return !type.isInterface()
                && !type.isEnum()
                && !type.isRecord()
                && !type.isAnonymousClass()
                && !type.getSimpleName().equals("package-info");
    }

    private static ArchCondition<JavaClass> holdFor(
            String description, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, text -> events.add(SimpleConditionEvent.violated(type, text)));
            }
        };
    }
}
