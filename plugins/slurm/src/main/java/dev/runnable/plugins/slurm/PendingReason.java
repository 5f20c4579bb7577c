package dev.runnable.plugins.slurm;

import java.util.Map;

/// Why a job waits: Slurm's word, and what it means.
final class PendingReason {
    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry("Resources", "until enough of the nodes is free"),
                    Map.entry("Priority", "jobs with a higher priority go first"),
                    Map.entry("Dependency", "until other jobs have ended"),
                    Map.entry("BeginTime", "until the time that it asks for"),
                    Map.entry("JobArrayTaskLimit", "until other tasks of its array have ended"),
                    Map.entry("JobHeldUser", "somebody holds it; 'scontrol release' lets it go"),
                    Map.entry("JobHeldAdmin", "an administrator holds it"),
                    Map.entry("Licenses", "until licences are free"),
                    Map.entry("PartitionDown", "the partition is down"),
                    Map.entry("PartitionInactive", "the partition takes no jobs"),
                    Map.entry(
                            "PartitionTimeLimit", "it asks for more time than its partition gives"),
                    Map.entry(
                            "PartitionNodeLimit",
                            "it asks for more nodes than its partition gives"),
                    Map.entry("ReqNodeNotAvail", "the nodes that it asks for are not there now"),
                    Map.entry("Reservation", "until its reservation begins"),
                    Map.entry("NodeDown", "a node that it asks for is down"),
                    Map.entry("BadConstraints", "no node has what it asks for"),
                    Map.entry("None", "Slurm has not looked at it yet"));

    private PendingReason() {}

    static String of(String reason) {
        String word = reason.split("[,( ]", 2)[0];
        String meaning = MEANINGS.get(word);
        if (meaning != null) {
            return reason + " (" + meaning + ")";
        }
        if (word.startsWith("QOS")) {
            return reason + " (a limit of its quality of service)";
        }
        return word.startsWith("Assoc") || word.startsWith("MaxJobs")
                ? reason + " (a limit of its account or user)"
                : reason;
    }
}
