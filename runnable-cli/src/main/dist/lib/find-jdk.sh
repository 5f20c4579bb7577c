# shellcheck shell=sh
# Finds the JDK to run with. Sourced by the launcher and by mvnw; POSIX sh, and without a fork unless
# `java` on the PATH is a symbolic link, since each one costs a millisecond of every start.
#
# RUNNABLE_JDK_PATH  folders, separated by colons, each holding JDKs: searched in place of the usual ones

jdk_wanted=25

# Is $1 the home of a JDK that is new enough? Leaves its number in jdk_major and what tells it from
# other builds in jdk_build.
is_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_major='' jdk_build=''
    while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
        jdk_value=${jdk_value#\"}
        jdk_value=${jdk_value%\"}
        case $jdk_key in
            IMPLEMENTOR_VERSION | JAVA_RUNTIME_VERSION) jdk_build=$jdk_build${jdk_build:+_}$jdk_value ;;
            JAVA_VERSION) jdk_major=${jdk_value%%[!0-9]*} jdk_build=$jdk_build${jdk_build:+_}$jdk_value && break ;;
        esac
    done <"$1/release"
    [ "${jdk_major:-0}" -ge "$jdk_wanted" ]
}

# The first of the folders with the wanted release, else the first with a newer one.
choose_jdk() {
    jdk_newer=''
    for jdk_candidate; do
        if is_jdk "$jdk_candidate"; then
            if [ "$jdk_major" -eq "$jdk_wanted" ]; then
                jdk_home=$jdk_candidate
                return 0
            fi
            [ -n "$jdk_newer" ] || jdk_newer=$jdk_candidate
        fi
    done
    [ -n "$jdk_newer" ] && is_jdk "$jdk_newer" && jdk_home=$jdk_newer
}

# Sets jdk_home to that of the first java on the PATH.
jdk_on_path() {
    jdk_ifs=${IFS-unset}
    jdk_java=''
    set -f
    IFS=:
    for jdk_dir in ${PATH-}; do
        if [ -n "$jdk_dir" ] && [ -f "$jdk_dir/java" ] && [ -x "$jdk_dir/java" ]; then
            jdk_java=$jdk_dir/java
            break
        fi
    done
    set +f
    if [ "$jdk_ifs" = unset ]; then unset IFS; else IFS=$jdk_ifs; fi
    [ -n "$jdk_java" ] || return 1
    if [ -h "$jdk_java" ]; then
        jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 1
    fi
    jdk_home=${jdk_java%/*/*}
    is_jdk "$jdk_home"
}

# RUNNABLE_JDK_PATH, one folder after the other.
jdk_in_path_of_user() {
    jdk_rest=$RUNNABLE_JDK_PATH:
    while [ -n "$jdk_rest" ]; do
        jdk_root=${jdk_rest%%:*}
        jdk_rest=${jdk_rest#*:}
        [ -z "$jdk_root" ] || ! choose_jdk "$jdk_root"/* || return 0
    done
    return 1
}

jdk_in_usual_folders() {
    choose_jdk \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/java/* \
        "${HOME-}"/.sdkman/candidates/java/* \
        "${HOME-}"/.jdks/* \
        "${HOME-}"/.gradle/jdks/* \
        "${HOME-}"/.asdf/installs/java/* \
        "${HOME-}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# Sets jdk_home, or says what to install and returns 4.
find_jdk() {
    if [ -n "${JAVA_HOME-}" ] && is_jdk "$JAVA_HOME"; then
        jdk_home=$JAVA_HOME
    elif jdk_on_path; then
        :
    elif [ -n "${RUNNABLE_JDK_PATH-}" ]; then
        jdk_in_path_of_user || jdk_missing
    else
        jdk_in_usual_folders || jdk_missing
    fi || return
    case $jdk_home in
        /*) ;;
        *) jdk_home=$PWD/$jdk_home ;;
    esac
}

jdk_missing() {
    printf '%s\n' "error: no JDK $jdk_wanted or newer was found. Install one (for instance Eclipse Temurin $jdk_wanted), or set JAVA_HOME to its folder." >&2
    return 4
}
