package com.xenocrm.ingestion;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.jayway.jsonpath.DocumentContext;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.core.Message;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.DeadLetterQueues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeadLettersTest extends RunningIngestion {

    private static final String QUEUE = Exchanges.PAGES_TO_DISPATCH.queue();
    private static final String ALL = "/api/dead-letters";

    @Autowired
    DeadLetterQueues broker;

    @BeforeEach
    void startWithNothing() {
        rabbit.execute(channel -> channel.queuePurge(QUEUE));
        rabbit.execute(channel -> channel.queuePurge(QUEUE + ".dlq"));
        mongo.remove(new Query(), CollectionNames.DEAD_LETTERS);
        mongo.remove(new Query(), "audit_log");
    }

    @Test
    void showsWhatWasParkedAndWhy() {
        park("{\"price\": 12.50}", "cannot be handled: X");
        park("{\"page\"", "unreadable: not a Y");
        awaitWaiting(2);

        DocumentContext found = get(ALL + "?queue=" + QUEUE, admin());

        assertThat(Instant.parse(found.read("$.data[0].parked_at")))
                .isBeforeOrEqualTo(Instant.parse(found.read("$.data[1].parked_at")));
        assertThat(found.<List<String>>read("$.data[*].queue")).containsOnly(QUEUE);
        assertThat(found.<List<String>>read("$.data[*].status")).containsOnly("waiting");
        List<Map<String, Object>> letters = found.read("$.data[*]");
        letters.forEach(letter -> letter.keySet().removeAll(List.of("_id", "parked_at", "queue", "status")));
        assertThat(letters)
                .containsExactly(
                        Map.of("reason", "cannot be handled: X", "size", 16, "body", Map.of("price", 12.5)),
                        Map.of("reason", "unreadable: not a Y", "size", 7, "text", "{\"page\""));
        assertThat(get(ALL + "?queue=" + Exchanges.ORDERS_TO_RECORD.queue(), admin())
                        .<Integer>read("$.total"))
                .isZero();
    }

    @Test
    void showsALongBodyAloneAndTheListPageByPage() {
        park("\"" + "x".repeat(20_000) + "\"", "long");
        park("1", "short");
        awaitWaiting(2);

        DocumentContext first = get(ALL + "?limit=1", admin());
        DocumentContext second = get(ALL + "?limit=1&cursor=" + first.read("$.next_cursor"), admin());

        assertThat(first.<Map<String, ?>>read("$.data[0]")).doesNotContainKeys("body", "text");
        assertThat(get(ALL + "/" + first.read("$.data[0]._id"), admin()).<String>read("$.data.body"))
                .hasSize(20_000);
        assertThat(second.<String>read("$.data[0].reason")).isEqualTo("short");
        assertThat(second.<String>read("$.next_cursor")).isNull();
    }

    @Test
    void knowsWhatTheBrokerItselfHasGivenUp() {
        broker.replay(QUEUE, List.of("{}".getBytes(StandardCharsets.UTF_8)));

        rabbit.execute(channel -> {
            GetResponse message = channel.basicGet(QUEUE, false);
            channel.basicReject(message.getEnvelope().getDeliveryTag(), false);
            return null;
        });

        awaitWaiting(1);
        assertThat(get(ALL, admin()).<List<?>>read("$.data[*]['queue', 'reason']"))
                .isEqualTo(List.of(Map.of("queue", QUEUE, "reason", "broker: rejected")));
    }

    @Test
    void keepsAMessageOnceThatIsCollectedTwice() {
        Map<String, Object> headers = Map.of(
                DeadLetterQueues.REASON,
                "r",
                DeadLetterQueues.ORIGIN,
                QUEUE,
                DeadLetterQueues.PARKED_AT,
                "2026-11-21T12:00:00.000001Z");
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder().headers(headers).build();

        for (String body : List.of("1", "1", "2")) {
            rabbit.execute(channel -> {
                channel.basicPublish("", QUEUE + ".dlq", properties, body.getBytes(StandardCharsets.UTF_8));
                return null;
            });
        }

        awaitWaiting(2);
        await().untilAsserted(() -> assertThat(rabbit.<Long>execute(channel -> channel.messageCount(QUEUE + ".dlq")))
                .isZero());
        awaitWaiting(2);
    }

    @Test
    void showsHowManyMessagesWaitInEachQueue() {
        rabbit.convertAndSend("", QUEUE, "waits");

        await().untilAsserted(() -> assertThat(get("/api/queues", admin())
                        .<List<Map<String, Object>>>read("$.data[?(@._id == '" + QUEUE + "')]"))
                .containsExactly(Map.of("_id", QUEUE, "service", "campaign-service", "waiting", 1, "consumers", 0)));
        assertThat(get("/api/queues", admin()).<List<String>>read("$.data[*]._id"))
                .hasSameSizeAs(Exchanges.SUBSCRIPTIONS);
    }

    @Test
    void streamsQueuesToAdmins() {
        MvcTestResult events =
                http.get().uri("/api/queues/events").with(admin()).asyncExchange();

        await().untilAsserted(() -> assertThat(events.getResponse().getContentAsString())
                .startsWith("event:queues\ndata:[{\"_id\":")
                .contains("{\"_id\":\"" + QUEUE + "\",\"service\":\"campaign-service\""));
    }

    @Test
    void streamsNoQueuesToMarketers() {
        MvcTestResult events = http.get().uri("/api/queues/events").with(user()).exchange();

        assertThat(events).hasStatus(403);
    }

    @Test
    void replaysOnceByIdentifierAndByQueueAndAll() {
        park("{\"n\": 1}", "r");
        park("{\"n\": 2}", "r");
        park("{\"n\": 3}", "r");
        awaitWaiting(3);
        String first = get(ALL, admin()).read("$.data[0]._id");
        String byId = "{\"ids\": [\"" + first + "\"]}";

        MvcTestResult one = post(ALL + "/replay", byId, admin());
        MvcTestResult again = post(ALL + "/replay", byId, admin());
        MvcTestResult otherQueue =
                post(ALL + "/replay", "{\"queue\": \"" + Exchanges.ORDERS_TO_RECORD.queue() + "\"}", admin());
        MvcTestResult theRest = post(ALL + "/replay", "{}", admin());

        assertThat(one).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"success": true, "message": "1 dead letters replayed", "data": {"replayed": 1}}
                """);
        assertThat(replayed(again)).isZero();
        assertThat(replayed(otherQueue)).isZero();
        assertThat(replayed(theRest)).isEqualTo(2);
        assertThat(heard()).containsExactlyInAnyOrder("{\"n\": 1}", "{\"n\": 2}", "{\"n\": 3}");
        awaitWaiting(0);
        assertThat(get(ALL + "/" + first, admin()).<Object>read("$.data['status', 'settled_by']"))
                .isEqualTo(Map.of("status", "replayed", "settled_by", "u1"));
        assertThat(audited())
                .containsExactly(
                        "dead_letters_replayed {ids=" + first + "}",
                        "dead_letters_replayed {ids=" + first + "}",
                        "dead_letters_replayed {queue=" + Exchanges.ORDERS_TO_RECORD.queue() + "}",
                        "dead_letters_replayed {all=true}");
    }

    @Test
    void discardsAndReplaysNoMoreWhatWasDiscarded() {
        park("1", "r");
        park("2", "r");
        awaitWaiting(2);
        String first = get(ALL, admin()).read("$.data[0]._id");

        MvcTestResult one = post(ALL + "/discard", "{\"ids\": [\"" + first + "\", \"nothing\"]}", admin());
        MvcTestResult replay = post(ALL + "/replay", "{\"ids\": [\"" + first + "\"]}", admin());
        MvcTestResult theRest = post(ALL + "/discard", "{\"all\": true}", admin());

        assertThat(read(one).<Integer>read("$.data.discarded")).isEqualTo(1);
        assertThat(replayed(replay)).isZero();
        assertThat(read(theRest).<Integer>read("$.data.discarded")).isEqualTo(1);
        assertThat(heard()).isEmpty();
        assertThat(audited()).contains("dead_letters_discarded {all=true}");
    }

    @Test
    void waitsAnewWhenAReplayIsParkedAgain() {
        park("{\"n\": 1}", "first");
        awaitWaiting(1);

        post(ALL + "/replay", "{}", admin());
        park("{\"n\": 1}", "second");

        awaitWaiting(1);
        assertThat(get(ALL, admin()).<String>read("$.data[0].reason")).isEqualTo("second");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            replay  | {"qeue": "x"}                 | qeue
            replay  | {"queue": "x"}                | queue
            replay  | {"queue": {"$ne": null}}      | queue
            replay  | {"ids": []}                   | ids
            replay  | {"ids": [{"$gt": ""}]}        | ids
            replay  | {"ids": ["a"], "all": true}   | queue
            discard | {}                            | queue
            discard | {"all": false}                | all
            """)
    void neverTakesAMisspelledRequestForAll(String what, String body, String field) {
        MvcTestResult answer = post(ALL + "/" + what, body, admin());

        assertThat(answer).hasStatus(400);
        assertThat(read(answer).<String>read("$.data.errors[0].field")).isEqualTo(field);
    }

    @Test
    void isForAdminsOnly() {
        assertThat(http.get().uri(ALL).with(user())).hasStatus(403);
        assertThat(http.get().uri(ALL + "/x").with(user())).hasStatus(403);
        assertThat(post(ALL + "/replay", "{}", user())).hasStatus(403);
        assertThat(post(ALL + "/discard", "{\"all\": true}", user())).hasStatus(403);
        assertThat(http.get().uri(ALL + "/x").with(admin())).hasStatus(404);
    }

    private void park(String body, String reason) {
        broker.park(QUEUE, body.getBytes(StandardCharsets.UTF_8), reason);
    }

    private void awaitWaiting(int count) {
        await().untilAsserted(() ->
                assertThat(get(ALL, admin()).<Integer>read("$.total")).isEqualTo(count));
    }

    private static int replayed(MvcTestResult answer) {
        return read(answer).read("$.data.replayed");
    }

    private List<String> heard() {
        List<String> bodies = new ArrayList<>();
        for (Message message = rabbit.receive(QUEUE); message != null; message = rabbit.receive(QUEUE)) {
            bodies.add(new String(message.getBody(), StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private List<String> audited() {
        return mongo.find(new Query().with(Sort.by("at", "_id")), Document.class, "audit_log").stream()
                .map(entry -> entry.getString("action") + " " + new TreeMap<>(entry.get("details", Document.class)))
                .toList();
    }
}
