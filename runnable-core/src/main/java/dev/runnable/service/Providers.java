package dev.runnable.service;

import dev.runnable.config.ServiceSpec;
import dev.runnable.extension.Extension;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.ServiceProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The providers of one section by their types. Those that are not of this program are looked for
/// when somebody asks for a type that is none of this program's, or for all.
///
/// @param <P> their interface
/// @param <S> what they make
public final class Providers<P extends ServiceProvider<? extends S>, S> {
    private final String what;
    private final SequencedMap<String, Available<P>> builtIn = new LinkedHashMap<>();
    private final Supplier<List<Extension<P>>> extensions;
    private @Nullable SequencedMap<String, List<Available<P>>> found;
    private final List<Problem> broken = new ArrayList<>();

    /// @param what they make, as the configuration calls it
    Providers(String what, Class<P> point, List<P> builtIn, Extensions extensions) {
        this.what = what;
        builtIn.forEach(it -> this.builtIn.put(it.type(), Available.builtIn(it)));
        this.extensions = () -> extensions.of(point);
    }

    /// A service that was made.
    ///
    /// @param by its provider
    public record Made<P extends ServiceProvider<?>, S>(S service, Available<P> by) {}

    /// All, of this program first. Of several with one type the first.
    public synchronized List<Available<P>> all() {
        return found().values().stream().map(List::getFirst).toList();
    }

    /// What their settings may be, by type.
    SequencedMap<String, Supplier<SettingsShape>> shapes() {
        SequencedMap<String, Supplier<SettingsShape>> shapes = new LinkedHashMap<>();
        all().forEach(it -> shapes.put(it.type(), it::shape));
        return shapes;
    }

    /// Those of a type: more than one is a mistake.
    private synchronized List<Available<P>> of(String type) {
        return found().getOrDefault(type, List.of());
    }

    public Optional<Available<P>> find(String type) {
        return of(type).stream().findFirst();
    }

    /// What is wrong with providers; they are left out.
    synchronized List<Problem> problems() {
        return found == null ? List.of() : List.copyOf(broken);
    }

    private SequencedMap<String, List<Available<P>>> found() {
        if (found == null) {
            SequencedMap<String, List<Available<P>>> all = new LinkedHashMap<>();
            builtIn.forEach((type, it) -> add(it, all));
            for (Extension<P> extension : extensions.get()) {
                look(extension).ifPresent(it -> add(it, all));
            }
            found = all;
        }
        return found;
    }

    private void add(Available<P> one, Map<String, List<Available<P>>> all) {
        all.computeIfAbsent(one.type(), _ -> new ArrayList<>(1)).add(one);
    }

    private Optional<Available<P>> look(Extension<P> extension) {
        try {
            return Optional.of(Available.of(extension));
        } catch (RuntimeException | LinkageError e) {
            broken.add(Available.leftOut(extension, what, e));
            return Optional.empty();
        }
    }

    /// Makes the service that a configuration chooses.
    ///
    /// @param problems gets what is wrong with it
    /// @return empty when it could not be made
    public Optional<Made<P, S>> create(
            ServiceSpec spec, ServiceContext context, Problems problems) {
        List<Available<P>> all = of(spec.type());
        if (all.size() != 1) {
            problems.add(all.isEmpty() ? unknown(spec) : ambiguous(spec, all));
            return Optional.empty();
        }
        Available<P> one = all.getFirst();
        try {
            Problems faults = new Problems();
            Optional<? extends S> service = one.provider().make(spec.settings(faults), context);
            problems.addAll(faults.sorted());
            if (service.isPresent()) {
                return Optional.of(new Made<>(service.get(), one));
            }
            if (!faults.failed()) {
                problems.add(failed(spec, one, "its create() returned null"));
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (RuntimeException | LinkageError e) {
            if (one.builtIn()) {
                throw e;
            }
            problems.add(failed(spec, one, e.toString()));
        }
        return Optional.empty();
    }

    private Problem unknown(ServiceSpec spec) {
        return Problem.error(
                        ProblemCode.UNKNOWN_SERVICE,
                        spec.location(),
                        "there is no %s '%s' in this installation".formatted(what, spec.type()))
                .withHint("There are: " + String.join(", ", shapes().keySet()) + ".");
    }

    private Problem ambiguous(ServiceSpec spec, List<Available<P>> all) {
        List<String> names = all.stream().map(Available::describe).toList();
        return Problem.error(
                        ProblemCode.AMBIGUOUS_SERVICE,
                        spec.location(),
                        "%d providers have the %s type '%s': %s"
                                .formatted(all.size(), what, spec.type(), String.join("; ", names)))
                .withHint("Remove all of them but one.");
    }

    private Problem failed(ServiceSpec spec, Available<P> one, String reason) {
        return Problem.error(
                        ProblemCode.SERVICE_FAILED,
                        spec.location(),
                        "the %s '%s' cannot be made by %s: %s"
                                .formatted(what, spec.type(), one.describe(), reason))
                .withHint("That is a mistake in it, not in the configuration: ask who wrote it.");
    }
}
