package dev.runnable.task.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// How a shell is told to hand over its exported variables when it ends.
enum ShellDialect {
    /// An EXIT trap. A trap of the user's is kept: where the shell looks up aliases, or functions
    /// before builtins, the word `trap` is ours, which remembers the user's action. The action runs
    /// after the collection, and with the status that the script ended with.
    POSIX(
            """
            __runnable_action=;
            __runnable_at_exit='
              { __runnable_status=$?; set +x; } 2>/dev/null;
              if __runnable_collect; then eval "$__runnable_action";
              else eval "$__runnable_action"; fi';
            __runnable_trap() {
              command trap "$@" || return;
              if [ "${1-}" = -- ]; then shift; fi;
              case "${1-}" in
                -p|-l|-P) return 0;;
                EXIT|exit|0|SIGEXIT) [ "$#" -gt 1 ] || set -- - EXIT;;
              esac;
              [ "$#" -gt 1 ] || return 0;
              [ "$1" != "$__runnable_at_exit" ] || return 0;
              __runnable_new=$1; shift;
              for __runnable_name do
                case "$__runnable_name" in
                  EXIT|exit|0|SIGEXIT)
                    __runnable_action=$__runnable_new;
                    [ "$__runnable_new" != - ] || __runnable_action=;
                    command trap "$__runnable_at_exit" EXIT;;
                esac;
              done;
            };
            case "${BASH_VERSION+${SHELLOPTS-}}" in
              ""|*posix*) alias trap=__runnable_trap;;
              *) eval 'trap() { __runnable_trap "$@"; }';;
            esac;
            command trap "$__runnable_at_exit" EXIT;
            """),
    /// The hook that zsh has for it.
    ZSH(
            """
            __runnable_at_exit() { __runnable_status=0; __runnable_collect; };
            zshexit_functions+=(__runnable_at_exit);
            """);

    private static final Set<String> LIKE_POSIX =
            Set.of("sh", "dash", "ash", "bash", "ksh", "ksh93", "mksh", "lksh", "yash", "busybox");

    private final String hook;

    ShellDialect(String hook) {
        this.hook = hook;
    }

    /// @return empty for a program that is no shell of this family
    static Optional<ShellDialect> of(String program) {
        String name = Path.of(program).getFileName().toString();
        if (LIKE_POSIX.contains(name)) {
            return Optional.of(POSIX);
        }
        return name.equals("zsh") ? Optional.of(ZSH) : Optional.empty();
    }

    /// What stands before the user's script, on its first line: the shell's messages must count the
    /// user's lines from 1.
    ///
    /// @param collect a command that stores the exported variables
    String prologue(String collect) {
        String define =
                "__runnable_collect() { " + collect + "; return \"$__runnable_status\"; }; ";
        return define + hook.replaceAll("\\s*\n\\s*", " ");
    }
}
