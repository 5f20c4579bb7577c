package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values of users' types, which have annotations of the user's own Jackson.
class JavaAnnotationsTest {
    @TempDir Path folder;

    private Trial withJackson(String command) throws IOException {
        return new UsersJackson(folder).command(command);
    }

    private void steps(String body) throws IOException {
        new UsersJackson(folder).steps(body);
    }

    @Test
    void anArgumentsTypesAreReadWithTheUsersAnnotations() throws Exception {
        steps(
                """
                record Point(@JsonProperty("x-value") int x, @JsonAlias({"why", "Y"}) int y) {}
                enum Colour { @JsonProperty("dark-red") RED, @JsonAlias("emerald") GREEN }
                static class Made {
                    final String text;
                    private Made(String text) { this.text = text; }
                    @JsonCreator static Made of(@JsonProperty("a") int a, @JsonProperty("b") int b) {
                        return new Made(a + "+" + b);
                    }
                }
                static class Bean {
                    @JsonProperty private int hidden;
                    @JsonIgnore public int left = 7;
                }
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
                @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
                interface Shape { int size(); }
                record Circle(int radius) implements Shape { public int size() { return radius; } }
                @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
                record Named(int firstName) {}
                static String run(Point point, List<Colour> colour, Made made, Bean bean, Shape shape,
                        Named named) {
                    return point + " " + colour + " " + made.text + " " + bean.hidden + bean.left
                            + " " + shape.size() + " " + named;
                }
                """);
        assertThat(
                        withJackson("Steps.java::run")
                                .parameter("point", "{\"x-value\": 1, \"why\": 2}")
                                .parameter("colour", "[\"dark-red\", \"emerald\"]")
                                .parameter("made", "{\"a\": 1, \"b\": 2}")
                                .parameter("bean", "{\"hidden\": 3, \"left\": 4}")
                                .parameter("shape", "{\"kind\": \"circle\", \"radius\": 5}")
                                .parameter("named", "{\"first_name\": 6}")
                                .outputs())
                .containsEntry(
                        "out", "\"Point[x=1, y=2] [RED, GREEN] 1+2 37 5 Named[firstName=6]\"");
    }

    @Test
    void aResultIsWrittenWithTheUsersAnnotations() throws Exception {
        steps(
                """
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @JsonPropertyOrder({"z", "day"})
                record Result(@JsonProperty("x-value") int x, @JsonIgnore int secret,
                        String nothing, Wrapped z,
                        @JsonFormat(pattern = "dd.MM.yyyy") java.time.LocalDate day) {}
                record Wrapped(@JsonValue String text) {}
                static Result run() {
                    return new Result(1, 2, null, new Wrapped("w"),
                            java.time.LocalDate.of(2026, 3, 4));
                }
                """);
        assertThat(withJackson("Steps.java::run").outputs())
                .containsEntry("out", "{\"z\": \"w\", \"day\": \"04.03.2026\", \"x-value\": 1}");
    }

    @Test
    void annotationsNameTheOutputs() throws Exception {
        steps(
                """
                record Both(@JsonProperty("out") int x, @JsonProperty("x") int y) {}
                record One(@JsonProperty("out") int x) {}
                static class Bean { @JsonProperty("out") public int getX() { return 4; } }
                static Both both() { return new Both(1, 2); }
                static One one() { return new One(3); }
                static Bean bean() { return new Bean(); }
                """);
        assertThat(withJackson("Steps.java::both").returns("x").outputs())
                .containsEntry("out", "1")
                .containsEntry("x", "2");
        assertThat(withJackson("Steps.java::one").outputs()).containsEntry("out", "3");
        assertThat(withJackson("Steps.java::bean").returns("class").failure().message())
                .endsWith(
                        "the returned Bean has no 'class', which the step's returns name. It has out.");
    }

    @Test
    void annotationsInsideAnnotationsCount() throws Exception {
        steps(
                """
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @JacksonAnnotationsInside @JsonProperty("x-value") @interface X {}
                record Point(@X int x) {}
                static Point run(Point point) { return new Point(point.x() + 1); }
                """);
        assertThat(withJackson("Steps.java::run").parameter("point", "{\"x-value\": 1}").outputs())
                .containsEntry("out", "{\"x-value\": 2}");
    }

    @Test
    void treesAreOfTheUsersJackson() throws Exception {
        steps(
                """
                record Both(node.ObjectNode tree, JsonNode nothing) {}
                static Both run(JsonNode tree, Both both) {
                    ((node.ObjectNode) tree).put("more", 0.5).set("both", both.tree());
                    return new Both((node.ObjectNode) tree, both.nothing());
                }
                """
                        .replace("node.", "com.fasterxml.jackson.databind.node."));
        assertThat(
                        withJackson("Steps.java::run")
                                .parameter("tree", "{\"a\": [1, \"ü\"]}")
                                .parameter("both", "{\"tree\": {\"b\": 2}, \"nothing\": null}")
                                .outputs())
                .containsEntry(
                        "out",
                        "{\"tree\": {\"a\": [1, \"\\u00fc\"], \"more\": 0.5, \"both\": {\"b\": 2}},"
                                + " \"nothing\": null}");
        assertThat(
                        withJackson("Steps.java::run")
                                .parameter("tree", "1")
                                .parameter("both", "{\"tree\": 5}")
                                .failure()
                                .message())
                .isEqualTo("parameter 'both' is not a valid Both: 5 is no ObjectNode at tree");
    }

    @Test
    void aSerialiserOfTheUsersIsRefusedWithAReason() throws Exception {
        steps(
                """
                static class Ser extends JsonSerializer<Own> {
                    public void serialize(Own own, com.fasterxml.jackson.core.JsonGenerator out,
                            SerializerProvider provider) {}
                }
                static class Des extends JsonDeserializer<Own> {
                    public Own deserialize(com.fasterxml.jackson.core.JsonParser parser,
                            DeserializationContext context) { return new Own(); }
                }
                @JsonSerialize(using = Ser.class) @JsonDeserialize(using = Des.class)
                static class Own {}
                static Own make() { return new Own(); }
                static int take(Own own) { return 1; }
                """);
        assertThat(withJackson("Steps.java::make").failure().message())
                .isEqualTo(
                        "output 'out' is no JSON: @JsonSerialize names Steps$Ser, which only your"
                                + " Jackson can call; take or return text, a Map or your JsonNode"
                                + " instead, and convert it in the method");
        assertThat(withJackson("Steps.java::take").parameter("own", "{}").failure().message())
                .isEqualTo(
                        "parameter 'own' is not a valid Own: @JsonDeserialize names Steps$Des, which"
                                + " only your Jackson can call; take or return text, a Map or your"
                                + " JsonNode instead, and convert it in the method");
    }
}
