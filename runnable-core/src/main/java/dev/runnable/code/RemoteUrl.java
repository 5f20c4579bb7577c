package dev.runnable.code;

/// Where a repository comes from, fit to be written into a log.
final class RemoteUrl {
    private RemoteUrl() {}

    /// Removes user, password and token; keeps the user of ssh, who is no secret.
    static String withoutCredentials(String output) {
        String url = output.strip();
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return url;
        }
        String rest = url.substring(scheme + 3);
        String host = rest.substring(userEnd(rest));
        String user = url.startsWith("ssh://") ? sshUser(rest) : "";
        return url.substring(0, scheme + 3) + user + withoutQuery(host);
    }

    /// The end of what stands before the host. A password with a slash in it is not valid, but is
    /// removed all the same.
    private static int userEnd(String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int user = authority.lastIndexOf('@') + 1;
        return isHost(authority.substring(user)) ? user : rest.lastIndexOf('@') + 1;
    }

    private static boolean isHost(String text) {
        return text.matches("([^:]*|\\[.*])(:\\d*)?");
    }

    private static String sshUser(String rest) {
        int at = rest.indexOf('@');
        String user = at < 0 ? "" : rest.substring(0, at);
        int password = user.indexOf(':');
        return at < 0 ? "" : (password < 0 ? user : user.substring(0, password)) + "@";
    }

    private static String withoutQuery(String host) {
        return host.replaceFirst("[?#].*", "");
    }
}
