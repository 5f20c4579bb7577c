package dev.runnable.emulator;

import dev.runnable.local.StepProcesses;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;

/// One run whose every step is a process of its own.
record EmulatorSession(StepProcesses processes) implements TraversingExecutor.Session {
    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return processes.run(attempt);
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return processes.reduce(reduction);
    }

    @Override
    public void close() {
        processes.close();
    }
}
