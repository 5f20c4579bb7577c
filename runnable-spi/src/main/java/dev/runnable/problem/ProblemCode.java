package dev.runnable.problem;

/// The stable number of every kind of mistake. A number is never given twice, nor to another
/// meaning later.
public enum ProblemCode {
    // 0xx: the text itself
    FILE_NOT_READABLE(1, Category.INVALID),
    YAML_SYNTAX(2, Category.INVALID),
    DUPLICATE_KEY(3, Category.INVALID),
    TOO_LARGE(4, Category.INVALID),
    TOO_DEEP(5, Category.INVALID),
    ALIAS_BOMB(6, Category.INVALID),
    NOT_UTF8(7, Category.INVALID),
    BAD_MERGE(8, Category.INVALID),
    SEVERAL_DOCUMENTS(9, Category.INVALID),
    EMPTY_FILE(10, Category.INVALID),
    UNSUPPORTED_TAG(11, Category.INVALID),
    BAD_ALIAS(12, Category.INVALID),
    BAD_CHARACTER(13, Category.INVALID),

    // 1xx: the pipeline
    MISSING_PROPERTY(101, Category.INVALID),
    UNKNOWN_PROPERTY(102, Category.INVALID),
    WRONG_TYPE(103, Category.INVALID),
    BAD_VALUE(104, Category.INVALID),
    BAD_NAME(105, Category.INVALID),
    UNKNOWN_STEP(106, Category.INVALID),
    CYCLE(107, Category.INVALID),
    SELF_REFERENCE(108, Category.INVALID),
    UNREACHABLE_STEP(109, Category.INVALID),
    RESERVED_NAME(110, Category.INVALID),
    MIXED_WIRING(111, Category.INVALID),
    UNKNOWN_NODE_TYPE(112, Category.INVALID),
    UNKNOWN_COMMAND_TYPE(113, Category.INVALID),
    BAD_COMMAND(114, Category.INVALID),
    DUPLICATE_VALUE(115, Category.INVALID),
    EMPTY_COLLECTION(116, Category.INVALID),
    CONFLICTING_PROPERTIES(117, Category.INVALID),
    DEPRECATED(118, Category.INVALID),
    BAD_PATH(119, Category.INVALID),
    NO_SUCH_DATA(120, Category.INVALID),

    // 2xx: the configuration
    UNKNOWN_SECTION(201, Category.INVALID),
    UNKNOWN_SERVICE(202, Category.INVALID),
    UNRESOLVED_VARIABLE(203, Category.INVALID),
    CONFIGURATION_OVERRIDDEN(204, Category.INVALID),
    MISSING_SECRET(205, Category.ENVIRONMENT),
    BAD_SECRETS_FILE(206, Category.INVALID),

    // 3xx: parameters and the command line
    BAD_PARAMETER(301, Category.INVALID),
    BAD_OPTION(302, Category.USAGE),
    BAD_RUN_ID(303, Category.USAGE),
    RUN_ID_TAKEN(304, Category.USAGE),
    UNKNOWN_RUN(305, Category.USAGE),
    NO_SUCH_STEP(306, Category.USAGE),
    AMBIGUOUS_STEP(307, Category.USAGE),
    BAD_STEP_PATH(308, Category.USAGE),
    BAD_ITERATION(309, Category.USAGE),
    RUN_GOES_ON(310, Category.USAGE),
    NOT_RESUMABLE(311, Category.USAGE),
    STRUCTURE_CHANGED(312, Category.INVALID),
    STEP_NOT_READY(320, Category.USAGE),
    WRONG_STEP_TYPE(321, Category.USAGE),
    NAME_TAKEN(330, Category.USAGE),

    // 4xx: what an executor or this machine cannot do
    NOT_SUPPORTED(401, Category.INVALID),
    NO_INTERPRETER(402, Category.ENVIRONMENT),
    NOT_WRITABLE(403, Category.ENVIRONMENT),
    NO_SPACE(404, Category.ENVIRONMENT),
    RUN_LOG_UNREADABLE(405, Category.ENVIRONMENT),
    CLASS_NOT_FOUND(406, Category.INVALID),
    NO_CONTAINER_ENGINE(420, Category.ENVIRONMENT),
    NO_IMAGE(421, Category.ENVIRONMENT),
    NO_CLUSTER(440, Category.ENVIRONMENT),
    NOT_PERMITTED(441, Category.ENVIRONMENT),
    NOT_ON_CLUSTER(442, Category.ENVIRONMENT),
    CLUSTER_REFUSES(443, Category.ENVIRONMENT),
    CONTAINER_REFUSED(450, Category.ENVIRONMENT),
    ENGINE_ELSEWHERE(451, Category.ENVIRONMENT),

    // 5xx: documents of other platforms
    NOT_ON_PLATFORM(501, Category.INVALID),
    UNKNOWN_OVERRIDE(502, Category.INVALID),
    SECRET_WITHOUT_SOURCE(503, Category.INVALID),
    SECRET_IN_PLAIN_TEXT(504, Category.INVALID),
    STORE_NOT_SHARED(505, Category.INVALID),
    DOCUMENT_TOO_LARGE(506, Category.INVALID),

    // 6xx: what is to be simulated
    UNKNOWN_PATCH(601, Category.INVALID),
    BAD_PATCH(602, Category.INVALID),
    NOT_RECORDED(603, Category.INVALID),

    // 7xx: images that are built
    NO_RUNTIME(701, Category.ENVIRONMENT),
    NO_BASE_IMAGE(702, Category.ENVIRONMENT),
    REGISTRY_REFUSED(703, Category.ENVIRONMENT),
    REGISTRY_UNREACHABLE(704, Category.ENVIRONMENT),
    NOT_FOR_IMAGES(705, Category.INVALID),
    BAD_IGNORE_FILE(706, Category.INVALID),
    BAD_JDK(707, Category.INVALID),
    BAD_PLATFORM(708, Category.INVALID),
    IMAGE_NOT_BUILT(709, Category.ENVIRONMENT),

    // 8xx: plugins; those of the nineties are for plugins themselves, about what they were given
    // and about what they need
    PLUGIN_NOT_READABLE(801, Category.INVALID),
    PLUGIN_NOT_DESCRIBED(802, Category.INVALID),
    DUPLICATE_PLUGIN(803, Category.INVALID),
    WRONG_SPI_VERSION(804, Category.INVALID),
    PLUGIN_DEPENDENCY(805, Category.INVALID),
    PLUGIN_NOT_STARTED(806, Category.INVALID),
    BROKEN_PROVIDER(807, Category.INVALID),
    UNSAFE_PLUGIN(808, Category.INVALID),
    PLUGIN_FOLDER_NOT_READABLE(809, Category.INVALID),
    UNKNOWN_EXTENSION_POINT(810, Category.INVALID),
    PLUGIN_NOT_UNPACKED(811, Category.ENVIRONMENT),
    TWO_JACKSONS(812, Category.INVALID),
    PLUGIN_BRINGS_PROGRAM(813, Category.INVALID),
    PLUGIN_FAILED(814, Category.INTERNAL),
    AMBIGUOUS_SERVICE(820, Category.INVALID),
    BAD_PROVIDER(821, Category.ENVIRONMENT),
    SERVICE_FAILED(822, Category.ENVIRONMENT),
    NO_PLUGIN_FOLDER(823, Category.INVALID),
    NO_PLUGIN_HOST(824, Category.ENVIRONMENT),
    LISTENER_FAILED(825, Category.ENVIRONMENT),
    LISTENER_TOO_SLOW(826, Category.ENVIRONMENT),
    UNUSABLE_RECORD(840, Category.INVALID),
    PLUGIN_REFUSES(890, Category.INVALID),
    PLUGIN_LACKS(891, Category.ENVIRONMENT),

    // 9xx: ours
    INTERNAL(901, Category.INTERNAL);

    /// Decides the exit code.
    public enum Category {
        USAGE(2),
        INVALID(3),
        ENVIRONMENT(4),
        INTERNAL(70);

        private final int exitCode;

        Category(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final int number;
    private final Category category;

    ProblemCode(int number, Category category) {
        this.number = number;
        this.category = category;
    }

    public int number() {
        return number;
    }

    public Category category() {
        return category;
    }

    /// For instance `RNB-102`.
    public String id() {
        return "RNB-%03d".formatted(number);
    }
}
