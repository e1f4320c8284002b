package com.xenocrm.kit.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Tests programs that start concurrently on one database. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class MigrationRunnerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("migrations"));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    @AfterAll
    static void hangUp() {
        CLIENT.close();
    }

    @Test
    void appliesEachMigrationOnceHoweverManyReplicasStart() throws Exception {
        List<Migration> migrations = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> step("things-%04d-step".formatted(i)))
                .toList();
        CountDownLatch together = new CountDownLatch(1);

        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> starts = IntStream.range(0, 8)
                    .mapToObj(i -> program("r" + i, migrations))
                    .map(replica -> replicas.submit(() -> {
                        together.await();
                        await().atMost(LONG).until(replica::advance);
                        return true;
                    }))
                    .toList();
            together.countDown();
            for (Future<Boolean> start : starts) {
                assertThat(start.get()).isTrue();
            }
        }

        assertThat(done)
                .containsExactlyElementsOf(
                        migrations.stream().map(Migration::id).toList());
    }

    @Test
    void writesDownWhatWasAppliedWhenAndByWhichVersion() {
        program("r1", List.of(step("things-0001-first"))).advance();

        assertThat(entries())
                .containsExactly(new Document("_id", "things-0001-first")
                        .append("definition", "does things-0001-first")
                        .append("version", "1.0")
                        .append("tries", 1)
                        .append("applied_at", Date.from(clock.instant())));
    }

    @Test
    void changesNothingAtALaterStart() {
        program("r1", List.of(step("things-0001-first"))).advance();
        List<Document> before = entries();

        clock.advance(Duration.ofDays(1));
        boolean complete = program("r2", List.of(step("things-0001-first"))).advance();

        assertThat(complete).isTrue();
        assertThat(done).containsExactly("things-0001-first");
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void appliesInTheOrderOfTheirNumbersInWhateverOrderTheyAreDeclared() {
        program("r1", List.of(step("things-0010-tenth"), step("things-0002-second"), step("things-0001-first")))
                .advance();

        assertThat(done).containsExactly("things-0001-first", "things-0002-second", "things-0010-tenth");
    }

    @Test
    void takesOverFromAReplicaThatDiedOnceItsTurnIsOver() {
        Migration migration = step("things-0001-first");
        MigrationRunner next = program("r2", List.of(migration));

        boolean died = journal("r1").take(migration);
        boolean atOnce = next.advance();
        clock.advance(MigrationLog.TURN.minusSeconds(1));
        boolean before = next.advance();
        clock.advance(Duration.ofSeconds(2));
        boolean after = next.advance();

        assertThat(Stream.of(died, atOnce, before, after)).containsExactly(true, false, false, true);
        assertThat(done).containsExactly("things-0001-first");
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("tries", 2));
    }

    @Test
    void keepsItsTurnForAsLongAsTheStepTakes() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Migration slow = new Migration("things-0001-slow", "waits", _ -> {
            atWork.countDown();
            waitFor(enough);
        });
        MigrationRunner other = program("r2", List.of(slow));

        try (ExecutorService first = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> done = first.submit(program("r1", List.of(slow))::advance);
            atWork.await();
            for (int minutes = 0; minutes < 10; minutes++) {
                clock.advance(MigrationLog.TURN.minusSeconds(1));
                Object renewed = Date.from(clock.instant().plus(MigrationLog.TURN));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(entries().getFirst()).containsEntry("held_until", renewed));
                assertThat(other.advance()).isFalse();
            }
            enough.countDown();

            assertThat(done.get()).isTrue();
        }
        assertThat(other.advance()).isTrue();
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("tries", 1));
    }

    @Test
    void leavesToOthersWhatItWasTooLateFor() {
        AtomicInteger applied = new AtomicInteger();
        Migration heldUp = new Migration("things-0001-slow", "is held up", _ -> {
            if (applied.incrementAndGet() == 1) {
                clock.advance(MigrationLog.TURN.plusSeconds(1));
                journal("r2").take(step("things-0001-slow"));
            }
        });

        boolean complete = program("r1", List.of(heldUp)).advance();

        assertThat(complete).isFalse();
        assertThat(entries())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry).containsEntry("holder", "r2").doesNotContainKey("applied_at"));
    }

    @Test
    void triesAgainWhatFailed() {
        AtomicInteger tries = new AtomicInteger();
        MigrationRunner program = program(
                "r1",
                List.of(
                        new Migration("things-0001-shaky", "fails once", _ -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("not yet");
                            }
                        }),
                        step("things-0002-next")));

        assertThatThrownBy(program::advance).hasMessage("not yet");
        List<String> meanwhile = List.copyOf(done);
        boolean complete = program.advance();

        assertThat(meanwhile).isEmpty();
        assertThat(complete).isTrue();
        assertThat(tries).hasValue(2);
        assertThat(done).containsExactly("things-0002-next");
    }

    @Test
    void refusesAnotherDefinitionOfWhatWasApplied() {
        program("r1", List.of(new Migration("things-0001-first", "one thing", _ -> {})))
                .advance();
        MigrationRunner changed =
                program("r2", List.of(new Migration("things-0001-first", "another thing", _ -> done.add("changed"))));

        assertThatThrownBy(changed::advance)
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessage("Migration things-0001-first: version 1.0 has applied \"one thing\", and this program says "
                        + "\"another thing\"; what was released is not changed, give the new step an id of its own");
        assertThat(done).isEmpty();
    }

    @Test
    void letsAnOlderProgramWorkBesideANewerOne() {
        List<Migration> older = List.of(step("things-0001-first"));
        List<Migration> newer = List.of(step("things-0001-first"), step("things-0002-second"));

        MigrationRunner before = program("r1", older);
        MigrationRunner rollout = program("r2", newer);
        boolean complete = before.advance() && rollout.advance();
        boolean restarted = program("r3", older).advance();
        boolean rolledBackWhileTheNewIsUnderWay = program("r4", older).advance();

        assertThat(complete && restarted && rolledBackWhileTheNewIsUnderWay).isTrue();
        assertThat(done).containsExactly("things-0001-first", "things-0002-second");
    }

    private Migration step(String id) {
        return new Migration(id, "does " + id, _ -> done.add(id));
    }

    private MigrationRunner program(String holder, List<Migration> migrations) {
        return new MigrationRunner(mongo, migrations, journal(holder), OFTEN);
    }

    private MigrationLog journal(String holder) {
        return new MigrationLog(mongo, clock, "1.0", holder);
    }

    private List<Document> entries() {
        return mongo.getCollection(MigrationLog.COLLECTION).find().into(new ArrayList<>());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
