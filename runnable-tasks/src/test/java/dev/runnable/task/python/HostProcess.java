package dev.runnable.task.python;

import java.nio.file.Path;

/// A host in a process of its own, to be killed: calls one function, prints what it prints, stays.
final class HostProcess {
    private HostProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        PythonRun run = PythonRun.in(Path.of(arguments[0]));
        run.call(arguments[1]).to((_, line) -> System.out.println(line)).run();
        Thread.sleep(Long.MAX_VALUE);
    }
}
