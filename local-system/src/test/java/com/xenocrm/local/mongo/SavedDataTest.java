package com.xenocrm.local.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.xenocrm.local.dump.DumpDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedDataTest {

    private static final int LAST = 50_000;

    @TempDir
    private Path work;

    private final List<String> problems = new ArrayList<>();

    @Test
    void keepsDocumentsAndIndexesThroughARestart() {
        Document stored = new Document("_id", "a")
                .append("text", "Zo\u00eb \ud83d\ude00")
                .append("number", 7)
                .append("large", 7L)
                .append("share", 0.5)
                .append("amount", new Decimal128(7_00L))
                .append("at", Date.from(Instant.parse("2026-03-01T10:00:00.123Z")))
                .append("flag", true)
                .append("nothing", null)
                .append("id", new ObjectId("65f000000000000000000001"))
                .append("list", List.of(1, "two", new Document("three", 3)));
        try (MongoStandIn first = start();
                MongoClient client = MongoClients.create(first.uri())) {
            MongoCollection<Document> things = client.getDatabase("shop").getCollection("things");
            things.createIndex(Indexes.ascending("text"), new IndexOptions().unique(true));
            things.createIndex(Indexes.compoundIndex(Indexes.ascending("number"), Indexes.descending("at")));
            things.insertOne(stored);
            things.insertOne(new Document("_id", "b").append("text", "removed"));
            things.deleteOne(new Document("_id", "b"));
        }

        try (MongoStandIn second = start();
                MongoClient client = MongoClients.create(second.uri())) {
            MongoCollection<Document> things = client.getDatabase("shop").getCollection("things");

            assertThat(things.find()).containsExactly(stored);
            assertThat(things.listIndexes())
                    .extracting(index -> index.get("key").toString() + index.getBoolean("unique", false))
                    .containsExactly(
                            "Document{{_id=1}}false", "Document{{text=1}}true", "Document{{number=1, at=-1}}false");
            assertThatThrownBy(() -> things.insertOne(new Document("text", "Zo\u00eb \ud83d\ude00")))
                    .isInstanceOf(MongoWriteException.class);
        }
        assertThat(problems).isEmpty();
    }

    /** Writes a number to the first document, then to the last: at no moment do they differ by more than one. */
    @Test
    void savesOneMomentWhileDataChanges() throws Exception {
        IndexedBackend backend = new IndexedBackend();
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", 0);
        DumpDirectory data = new DumpDirectory(work.resolve("data"));
        List<Integer> differences = new ArrayList<>();
        try (MongoClient client =
                MongoClients.create(MongoStandIn.uri(server.getLocalAddress().getPort()))) {
            MongoCollection<Document> things = client.getDatabase("shop").getCollection("things");
            things.insertMany(IntStream.rangeClosed(0, LAST)
                    .mapToObj(id -> new Document("_id", id).append("n", 0).append("text", "x".repeat(200)))
                    .toList());
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int n = 1; !done.get(); n++) {
                    things.updateOne(Filters.eq(0), Updates.set("n", n));
                    things.updateOne(Filters.eq(LAST), Updates.set("n", n));
                }
            });

            for (int i = 0; i < 5; i++) {
                data.save(backend::dump);
                List<Integer> numbers = new ArrayList<>();
                data.collections().getFirst().forEach(document -> numbers.add((Integer) document.get("n")));
                differences.add(numbers.getFirst() - numbers.getLast());
                assertThat(numbers).hasSize(LAST + 1);
            }
            done.set(true);
            writer.join();
        } finally {
            server.shutdownNow();
        }

        assertThat(differences).isSubsetOf(0, 1);
    }

    @Test
    void keepsThePreviousDumpUntilTheNextIsComplete() {
        DumpDirectory data = new DumpDirectory(work.resolve("data"));
        data.save(directory -> Files.writeString(directory.resolve("one"), "1"));

        assertThatThrownBy(() -> data.save(directory -> {
                    Files.writeString(directory.resolve("two"), "2");
                    throw new IOException("No space left on device");
                }))
                .hasMessageContaining("No space left");

        assertThat(work.resolve("data/one")).exists();
        assertThat(work.resolve("data/two")).doesNotExist();
    }

    @Test
    void keepsThePreviousDumpWhileTheNextTakesItsPlace() throws IOException {
        DumpDirectory data = new DumpDirectory(work.resolve("data"));
        data.save(directory -> Files.writeString(directory.resolve("one"), "1"));
        Files.move(work.resolve("data"), work.resolve("data.previous"));

        assertThatThrownBy(() -> data.save(directory -> {
                    throw new IOException("No space left on device");
                }))
                .hasMessageContaining("No space left");

        assertThat(work.resolve("data.previous/one")).exists();
        assertThat(data.savedAt()).isPresent();
    }

    @Test
    void removesExpiredDocumentsAtTheNextStart() {
        try (MongoStandIn first = start();
                MongoClient client = MongoClients.create(first.uri())) {
            MongoCollection<Document> things = client.getDatabase("shop").getCollection("things");
            things.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
            things.insertOne(
                    new Document("_id", "old").append("until", Date.from(Instant.parse("2026-01-01T00:00:00Z"))));
            things.insertOne(
                    new Document("_id", "new").append("until", Date.from(Instant.parse("2999-01-01T00:00:00Z"))));
            things.insertOne(new Document("_id", "forever"));
        }

        try (MongoStandIn second = start();
                MongoClient client = MongoClients.create(second.uri())) {
            assertThat(client.getDatabase("shop").getCollection("things").find())
                    .extracting(thing -> thing.get("_id"))
                    .containsExactly("new", "forever");
        }
    }

    @Test
    void tellsACrashFromAnOrderlyEnd() {
        DumpDirectory data = new DumpDirectory(work.resolve("data"));

        boolean atFirst = data.acquire();
        boolean afterACrash = data.acquire();
        data.release();

        assertThat(atFirst).isFalse();
        assertThat(afterACrash).isTrue();
        assertThat(data.acquire()).isFalse();
    }

    private MongoStandIn start() {
        return MongoStandIn.start(0, new DumpDirectory(work.resolve("data")), problems::add);
    }
}
