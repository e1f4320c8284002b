package com.xenocrm.ingestion.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.util.unit.DataSize;

import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.ingestion.imports.chunk.ErasedRows;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.ImportCounts;
import com.xenocrm.ingestion.imports.status.AbandonedImports;
import com.xenocrm.ingestion.imports.status.Import;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.ingestion.imports.status.ImportStatus;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.ingestion.imports.upload.ImportRequest;
import com.xenocrm.ingestion.imports.upload.ImportSettings;
import com.xenocrm.ingestion.imports.upload.UploadService;
import com.xenocrm.ingestion.intake.IntakeMetrics;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Tests that an import continues after a crash at any point, without losing or duplicating rows. The broker is a list.
 */
class ImportCrashTest {

    private static final int ROWS = 9_500;
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());

    private final MongoOperations mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("imports"));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Broker broker = new Broker();
    private final Imports imports = new Imports(mongo, clock);
    private final ImportChunks chunks = new ImportChunks(mongo, clock);
    private final ImportProgression steps = new ImportProgression(imports, chunks, broker);
    private final IdentifierHash hash = IdentifierHash.keyedWith("", true);
    private final Erasures erasures = new Erasures(mongo, hash, clock);
    private final ChunkConsumer consumer = new ChunkConsumer(
            imports,
            chunks,
            steps,
            new ClassifiedRowsPublisher(new Suppressions(mongo, clock), broker, clock),
            new IntakeMetrics(new SimpleMeterRegistry()),
            CurrencyUnit.of("USD").orElseThrow(),
            new ErasedRows(erasures, new ErasedRecords(erasures, hash)));
    private final AbandonedImportSweep sweep =
            new AbandonedImportSweep(new AbandonedImports(mongo, clock), imports, chunks, steps, clock);
    private final UploadService uploads = uploads(imports);

    @Test
    void takesEveryRowInOnceWhateverIsDeliveredTwice() {
        String id = begin(ROWS);

        broker.eachTwice(consumer);

        assertComplete(id);
        assertThat(broker.orders).hasSize(ROWS);
    }

    @Test
    void tellsOfTheEndOnceThoughTheProcessDiesThere() {
        String id = begin(ROWS);
        broker.each(consumer);
        broker.each(consumer);
        RecordingPublisher events = new RecordingPublisher();

        new DueEvents(mongo, events, List.of("imports")).publish();
        imports.fail(id, "Too late");
        new DueEvents(mongo, events, List.of("imports")).publish();

        assertThat(events.published(EventOccurred.class))
                .singleElement()
                .extracting(message -> message.events().getFirst().key())
                .isEqualTo("import.completed:" + id);
    }

    @Test
    void tellsWhyAnImportFailed() {
        String id = begin(ROWS);
        RecordingPublisher events = new RecordingPublisher();

        imports.fail(id, "A part of the file cannot be processed");
        new DueEvents(mongo, events, List.of("imports")).publish();

        assertThat(events.published(EventOccurred.class))
                .singleElement()
                .extracting(message -> message.events().getFirst())
                .satisfies(event -> {
                    assertThat(event.key()).isEqualTo("import.failed:" + id);
                    assertThat(event.data().reason()).isEqualTo("A part of the file cannot be processed");
                });
    }

    @Test
    void publishesTheSameRecordsAgainAfterACrashBeforeTheChunkIsMarked() {
        String id = begin(ROWS);
        broker.dieAfterOrders = 3;

        assertThatThrownBy(() -> broker.each(consumer)).hasMessage("died");
        assertThat(broker.orders).hasSize(3_000);
        broker.each(consumer);

        assertComplete(id);
        assertThat(broker.orders).hasSize(ROWS + 1_000);
        assertThat(broker.orders.stream().distinct()).hasSize(ROWS);
        assertThat(broker.orders.stream().map(Order::orderId).distinct()).hasSize(ROWS);
    }

    @Test
    void isRevivedWhereItWasLeftWhenItsMessagesAreLost() {
        String id = begin(ROWS);
        broker.dieAfterOrders = 3;
        assertThatThrownBy(() -> broker.each(consumer)).hasMessage("died");
        broker.waiting.clear();

        sweep.sweep();
        assertThat(broker.waiting).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        sweep.sweep();
        sweep.sweep();
        assertThat(broker.waiting).hasSize(ImportProgression.CHUNKS_IN_FLIGHT);
        broker.each(consumer);

        assertComplete(id);
        assertThat(broker.orders.stream().distinct()).hasSize(ROWS);
    }

    @Test
    void stopsWithinAChunkWhenItIsCancelledAndDropsItsRows() {
        String id = begin(ROWS);
        consumer.accept(List.of(broker.waiting.removeFirst()));

        assertThat(imports.cancel(id)).isTrue();
        broker.each(consumer);
        sweep.sweep();

        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.CANCELLED);
        assertThat(tally(id)).isEqualTo(new ImportCounts(ROWS, 1_000, 0, 0));
        assertThat(broker.orders).hasSize(1_000);
        assertNothingPacked(id);
    }

    @Test
    void dropsRowsThatASlowUploadStoresAfterTheEnd() {
        String id = begin(10);
        imports.cancel(id);
        sweep.sweep();

        mongo.updateFirst(
                new Query(where("import_id").is(id)), Update.update("packed", new byte[] {1}), "import_chunks");
        clock.advance(Duration.ofMinutes(1));
        sweep.sweep();

        assertNothingPacked(id);
    }

    @Test
    void failsWhenAChunkCanNeverBeHandled() {
        String id = begin(10);
        broker.waiting.clear();

        for (int minute = 0; minute <= 20; minute++) {
            clock.advance(Duration.ofMinutes(1));
            sweep.sweep();
            broker.waiting.clear();
        }

        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.FAILED);
        assertThat(imports.get(id).reason()).startsWith("A part of the file cannot be processed");
        assertNothingPacked(id);
    }

    @Test
    void waitsForABrokerThatIsAwayHoweverLong() {
        String id = begin(10);
        broker.waiting.clear();
        broker.away = true;

        for (int minute = 0; minute <= 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThatThrownBy(sweep::sweep).hasMessage("away");
        }

        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.UPLOADED);
    }

    @Test
    void leavesNothingOfAFileThatDoesNotArriveWhole() {
        mongo.indexOps(Import.class)
                .createIndex(new Index("idempotency_key", Sort.Direction.ASC)
                        .unique()
                        .sparse());
        String broken = file(2_500) + "\"never closed";
        ImportRequest request = ImportRequest.of(Map.of("kind", "orders"), "key", "u1");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> uploads.receive(stream(broken), request));
        Import again = uploads.receive(stream(file(1)), request);

        assertThat(refusal.code()).isEqualTo("MALFORMED_CSV");
        assertThat(again.status()).isEqualTo(ImportStatus.UPLOADED);
        assertThat(mongo.find(
                        new Query(where("status").is("FAILED").and("reason").is(refusal.reason())), Import.class))
                .singleElement()
                .satisfies(failed -> assertNothingPacked(failed.id()));
        assertThat(broker.waiting).isEmpty();
    }

    @Test
    void clearsAnUploadAwayOfWhichNothingIsHeardAnyMore() {
        String id = begin(ROWS);
        mongo.updateFirst(new Query(where("_id").is(id)), Update.update("status", "UPLOADING"), Import.class);

        clock.advance(Duration.ofSeconds(59));
        sweep.sweep();
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.UPLOADING);
        clock.advance(Duration.ofSeconds(2));
        sweep.sweep();

        assertThat(imports.get(id).reason()).isEqualTo("The upload broke off");
        assertNothingPacked(id);
    }

    @Test
    void keepsTheRowsOfAFileThatIsStoredWithoutAnAnswer() {
        Imports unanswered = new Imports(mongo, clock) {
            @Override
            public boolean stored(String id, StoredFile file) {
                super.stored(id, file);
                throw new DataAccessResourceFailureException("no answer");
            }
        };
        UploadService upload = uploads(unanswered);

        assertThatThrownBy(() -> upload.receive(stream(file(1_500)), ImportRequest.of(Map.of(), null, "u1")))
                .hasMessage("no answer");
        clock.advance(Duration.ofMinutes(1));
        sweep.sweep();
        broker.each(consumer);

        assertThat(broker.orders).hasSize(1_500);
        assertThat(mongo.findAll(Import.class)).extracting(Import::status).containsExactly(ImportStatus.COMPLETED);
    }

    private UploadService uploads(Imports repository) {
        return new UploadService(
                repository,
                chunks,
                new VersionClock(clock),
                clock,
                IdGenerator.random(),
                new ImportSettings(DataSize.ofMegabytes(10), 2, 1_000));
    }

    private String begin(int rows) {
        Import stored = uploads.receive(stream(file(rows)), ImportRequest.of(Map.of(), null, "u1"));
        steps.begin(stored);
        return stored.id();
    }

    private void assertComplete(String id) {
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.COMPLETED);
        assertThat(tally(id)).isEqualTo(new ImportCounts(ROWS, ROWS, 0, 0));
        assertNothingPacked(id);
    }

    private void assertNothingPacked(String id) {
        assertThat(mongo.count(new Query(where("import_id").is(id).and("packed").exists(true)), "import_chunks"))
                .isZero();
    }

    private ImportCounts tally(String id) {
        return chunks.tallies(List.of(id)).get(id);
    }

    private static String file(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "%d@example.com,1.25,2026-11-01\n".formatted(i % 10))
                .collect(Collectors.joining("", "email,amount,order_date\n", ""));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Broker that records messages and can crash after accepting one. */
    private static final class Broker implements MessagePublisher {

        private final Deque<ImportChunkStored> waiting = new ArrayDeque<>();
        private final List<Order> orders = new ArrayList<>();
        private int dieAfterOrders;
        private boolean away;

        @Override
        public void publish(List<? extends CrmMessage> messages) {
            if (away) {
                throw new IllegalStateException("away");
            }
            for (CrmMessage message : messages) {
                switch (message) {
                    case ImportChunkStored stored -> waiting.addLast(stored);
                    case OrderReceived received -> orders.addAll(received.orders());
                    default -> throw new AssertionError(message);
                }
            }
            if (messages.getFirst() instanceof OrderReceived && --dieAfterOrders == 0) {
                throw new IllegalStateException("died");
            }
        }

        @Override
        public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
            throw new AssertionError("An import publishes nothing for later");
        }

        /** Delivers until nothing waits; unhandled messages remain. */
        void each(ChunkConsumer consumer) {
            while (!waiting.isEmpty()) {
                consumer.accept(List.of(waiting.getFirst()));
                waiting.removeFirst();
            }
        }

        void eachTwice(ChunkConsumer consumer) {
            while (!waiting.isEmpty()) {
                ImportChunkStored stored = waiting.removeFirst();
                consumer.accept(List.of(stored, stored));
            }
        }
    }
}
