package dev.runnable.plugged;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.TaskSpec;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.CatalogProvider;
import dev.runnable.spi.EventListener;
import dev.runnable.spi.EventListenerProvider;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.RunLogStoreProvider;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import dev.runnable.spi.TaskProblems;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Services that do what none should.
public final class Faulty {
    /// Cannot tell its type.
    public static final Supplier<String> NO_TYPE =
            () -> {
                throw new IllegalStateException("no luck");
            };

    /// Cannot make what runs tasks.
    public static final Supplier<TaskRunner> NO_RUNNER =
            () -> {
                throw new IllegalStateException("no luck");
            };

    private Faulty() {}

    /// @param named what it says of its type
    public record Stores(
            Supplier<@Nullable String> named,
            BiFunction<Settings, ServiceContext, @Nullable RunLogStore> making)
            implements RunLogStoreProvider {
        @Override
        @SuppressWarnings("NullAway") // on purpose
        public String type() {
            return named.get();
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        @SuppressWarnings("NullAway") // on purpose
        public RunLogStore create(Settings settings, ServiceContext context) {
            return making.apply(settings, context);
        }
    }

    public static Stores stores(String type) {
        return new Stores(() -> type, new LineStores()::create);
    }

    /// That stores some events and then throws at each.
    public static Stores storesThatBreakAfter(int events) {
        return new Stores(
                () -> "breaking",
                (settings, context) -> {
                    AtomicInteger left = new AtomicInteger(events);
                    return breaking(
                            RunLogStore.class,
                            new LineStores().create(settings, context),
                            method ->
                                    method.equals("append") && left.decrementAndGet() < 0
                                            ? Optional.of(
                                                    new IllegalStateException("the disk melted"))
                                            : Optional.empty());
                });
    }

    /// That keep all, and give nothing back.
    public record Catalogs(String type, Supplier<Exception> onGet) implements CatalogProvider {
        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        public Catalog create(Settings settings, ServiceContext context) {
            return breaking(
                    Catalog.class,
                    new OneFileCatalogs().create(settings, context),
                    method -> method.equals("get") ? Optional.of(onGet.get()) : Optional.empty());
        }
    }

    public record LockedSecrets() implements SecretSourceProvider {
        @Override
        public String type() {
            return "locked";
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        public SecretSource create(Settings settings, ServiceContext context) {
            return _ -> {
                throw new IllegalStateException("the vault is sealed");
            };
        }
    }

    /// @param named what it says of its type
    public record Tasks(Supplier<String> named, Supplier<TaskRunner> runner) implements TaskType {
        @Override
        public String type() {
            return named.get();
        }

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public void check(TaskSpec task, TaskProblems problems) {}

        @Override
        public TaskRunner open(RunContext context, int concurrency) {
            return runner.get();
        }
    }

    public record Listeners(String type, Listening listening) implements EventListenerProvider {
        /// What it does with each event.
        public interface Listening {
            void event(RunEvent event) throws Exception;
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        public EventListener create(Settings settings, ServiceContext context) {
            return (_, event) -> listening.event(event);
        }
    }

    private interface When {
        Optional<Exception> breaks(String method);
    }

    /// Like another one, but that some methods throw, also of what it returns.
    private static <T> T breaking(Class<T> type, T real, When when) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            Optional<Exception> broken = when.breaks(method.getName());
                            if (broken.isPresent()) {
                                throw broken.get();
                            }
                            try {
                                Object result = method.invoke(real, arguments);
                                return result instanceof Optional<?> some
                                                && some.orElse(null) instanceof RunLogStore.Writer w
                                        ? Optional.of(breaking(RunLogStore.Writer.class, w, when))
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
