package dev.runnable.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without the JDK's way to fall back on.
class SpawnerTest {
    @TempDir Path folder;

    private final Optional<Spawner> spawner = Spawner.ofThisSystem();
    private final List<String> out = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);

    @BeforeEach
    void hasSpawner() {
        assumeTrue(spawner.isPresent(), "this system has no posix_spawn that we know");
    }

    private SpawnedProcess start(String... arguments) throws Exception {
        Command command = new Command(List.of(arguments), Map.of("A", "1"), folder);
        return spawner.orElseThrow().start(command, ProcessMark.next(Map.of()));
    }

    private SpawnedWatch watch(SpawnedProcess process) {
        LineSplitter lines = new LineSplitter(out::add);
        return new SpawnedWatch(process, lines, new LineSplitter(out::add), done);
    }

    @Test
    void processIsFollowedToItsEnd() throws Exception {
        SpawnedProcess process = start("/bin/sh", "-c", "echo $A; exit 3");
        assertThat(process.isAlive()).isTrue();
        assertThatThrownBy(process::exitValue).isInstanceOf(IllegalThreadStateException.class);
        watch(process).run(spawner.orElseThrow().borrow());
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(done.getCount()).isZero();
        assertThat(out).containsExactly("1");
    }

    @Test
    void descriptorsThatProgramsWouldInheritAreClosed() throws Exception {
        NativeMemory memory = new NativeMemory(Arena.ofAuto(), 64);
        memory.call(Libc.PIPE2, memory.address(0), 0);
        try {
            SpawnedProcess process = start("/bin/ls", "/proc/self/fd");
            watch(process).run(spawner.orElseThrow().borrow());
            assertThat(out).containsExactly("0", "1", "2", "3");
        } finally {
            memory.call(Libc.CLOSE, memory.buffer().getInt(0));
            memory.call(Libc.CLOSE, memory.buffer().getInt(4));
        }
    }

    @Test
    void programThatIsNotThereIsLeftToTheJdk() {
        assertThatThrownBy(() -> start("/no/such")).isInstanceOf(Spawner.NotSpawned.class);
    }

    @Test
    void processThatNobodyCanFollowIsKilled() throws Exception {
        SpawnedProcess process = start("/bin/sleep", "60");
        watch(process).giveUp(spawner.orElseThrow().borrow());
        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(ProcessHandle.of(process.pid())).isEmpty();
    }

    @Test
    void onlyWhatTheSystemTakesIsSpawned() {
        assertThat(Spawner.takes(command(List.of("/bin/sh", " "), Map.of("A", "")))).isTrue();
        assertThat(Spawner.takes(command(List.of("sh"), Map.of()))).isFalse();
        assertThat(Spawner.takes(command(List.of("/bin/sh", "a\0"), Map.of()))).isFalse();
        assertThat(Spawner.takes(command(List.of("/bin/sh"), Map.of("a=", "")))).isFalse();
        assertThat(Spawner.takes(command(List.of("/bin/sh"), Map.of("a\0", "")))).isFalse();
        assertThat(Spawner.takes(command(List.of("/bin/sh"), Map.of("a", "\0")))).isFalse();
    }

    private Command command(List<String> arguments, Map<String, String> environment) {
        return new Command(arguments, environment, folder);
    }
}
