package dev.runnable.spi;

import java.util.List;

/// What runs the documents of a [SubmittingExecutor]: a connection to it, with the rights of the
/// user. Thread-safe, and every method blocks until the platform has answered.
///
/// Whatever a moment may heal (a lost connection, a platform that has too much to do, credentials
/// that can be renewed) is tried again and never fails a run that goes on there. Each method throws
/// a [dev.runnable.problem.ProblemException] when the platform cannot be reached or does not allow
/// it, with what is missing and how to make it, and of the category usage when there is no such
/// run.
///
/// Runs are named as the platform names them, or by their run id.
public interface Platform extends AutoCloseable {
    /// Where it is, as a part of a sentence: "namespace 'etl' of https://10.0.0.1".
    String location();

    /// Looks whether everything is there that the document refers to, then starts it. A document
    /// that was submitted already, with the same arguments, is not started a second time unless the
    /// request says so. When this fails, nothing has been started.
    Submitted submit(SubmitRequest request);

    /// A run as it is now.
    PlatformRun find(String run);

    /// Tells what happens until the run ends, from its beginning, also when it has ended already.
    ///
    /// All that the steps have written and that the platform still has is told before the end of
    /// the step; each line once.
    ///
    /// @return how the run ended
    /// @throws InterruptedException when the thread was; the run goes on
    PlatformRun follow(String run, PlatformListener listener) throws InterruptedException;

    /// Tells lines and notices, and no events.
    ///
    /// @throws InterruptedException when the thread was; the run goes on
    void logs(String run, LogRequest request, PlatformListener listener)
            throws InterruptedException;

    /// Asks the platform to end a run, and does not wait until it has. One that has ended stays as
    /// it is.
    ///
    /// @return the run as it was before
    PlatformRun stop(String run, Stop how);

    /// All runs of this program's pipelines that the platform still knows, the newest first.
    List<PlatformRun> list();

    @Override
    void close();

    /// How a run is ended.
    enum Stop {
        /// Steps that run are ended, what has to be done at the end of a run is done.
        IN_ORDER,
        /// Everything is ended, and the run log may stay open.
        AT_ONCE
    }
}
