package com.xenocrm.local.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares the stand-in with the library without indexes, whose results are right. */
class MongoIndexesTest {
    private final MongoStandIn standIn = MongoStandIn.start(0);
    private final MongoServer library = new MongoServer(new MemoryBackend());
    private final MongoClient indexedClient = MongoClients.create(standIn.uri());
    private final MongoClient plainClient = MongoClients.create(library.bindAndGetConnectionString());
    private final MongoCollection<Document> indexed =
            indexedClient.getDatabase("crm").getCollection("things");
    private final MongoCollection<Document> plain =
            plainClient.getDatabase("crm").getCollection("things");

    @BeforeEach
    void createIndexes() {
        indexed.createIndex(Indexes.ascending("ref"));
        indexed.createIndex(Indexes.ascending("campaign", "page", "status"));
        indexed.createIndex(Indexes.ascending("tags"));
        indexed.createIndex(Indexes.ascending("lines.product", "lines.quantity"));
        indexed.createIndex(Indexes.ascending("about.$**"));
        for (MongoCollection<Document> collection : List.of(indexed, plain)) {
            collection.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
            collection.createIndex(
                    Indexes.ascending("alias"), new IndexOptions().unique(true).sparse(true));
        }
    }

    @AfterEach
    void close() {
        indexedClient.close();
        plainClient.close();
        standIn.close();
        library.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indexesNeverChangeAnAnswer(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < 1_500; i++) {
            Function<MongoCollection<Document>, Object> step = i < 300 ? insert(random) : step(random);
            assertThat(step.apply(indexed)).as("step %d", i).isEqualTo(step.apply(plain));
        }

        assertThat(all(indexed, new Document())).isEqualTo(all(plain, new Document()));
    }

    private static Function<MongoCollection<Document>, Object> step(Random random) {
        Bson filter = filter(random);
        Bson update = update(random);
        String bound = id(random.nextInt(400));
        Bson paged = and(gt("_id", bound), lte("_id", id(random.nextInt(400))), filter);
        int limit = 1 + random.nextInt(30);
        Bson order = random.nextBoolean() ? Sorts.ascending("_id") : Sorts.descending("_id");
        return switch (random.nextInt(12)) {
            case 0 -> insert(random);
            case 1 -> c -> c.updateMany(filter, update).getModifiedCount();
            case 2 -> c -> c.updateOne(eq("_id", bound), update).getModifiedCount();
            case 3 -> c -> c.updateOne(and(eq("_id", bound), filter), update).getMatchedCount();
            case 4 -> c -> c.deleteOne(eq("_id", bound)).getDeletedCount();
            case 5 -> c -> c.countDocuments(filter);
            case 6 -> c -> c.find(paged).sort(order).limit(limit).into(new ArrayList<>());
            case 7 -> c -> c.find(filter).sort(order).limit(limit).into(new ArrayList<>());
            case 8 ->
                c -> c.find(filter)
                        .sort(Sorts.orderBy(Sorts.descending("page"), order))
                        .into(new ArrayList<>());
            case 9 ->
                c -> c
                        .aggregate(List.of(match(filter), group("$status", sum("n", 1), sum("refs", "$ref"))))
                        .into(new ArrayList<>())
                        .stream()
                        .sorted(Comparator.comparing(Document::toString))
                        .toList();
            case 10 -> c -> c.findOneAndUpdate(filter, update, new FindOneAndUpdateOptions().sort(order));
            default -> c -> all(c, filter);
        };
    }

    private static Function<MongoCollection<Document>, Object> insert(Random random) {
        int number = random.nextInt(400);
        Bson values = combine(
                setOnInsert("email", "e" + number),
                setOnInsert("ref", number(random)),
                setOnInsert("campaign", "c" + random.nextInt(3)),
                setOnInsert("page", random.nextInt(4)),
                setOnInsert("status", random.nextInt(3)),
                setOnInsert("tags", tags(random)),
                setOnInsert("about", new Document("size", random.nextInt(3)).append("kind", tags(random))),
                setOnInsert("lines", lines(random)));
        Bson alias = random.nextBoolean() ? setOnInsert("alias", "a" + number) : setOnInsert("other", 1);
        return c -> c.updateOne(eq("_id", id(number)), combine(values, alias), new UpdateOptions().upsert(true))
                .getUpsertedId();
    }

    private static Bson filter(Random random) {
        return switch (random.nextInt(17)) {
            case 0 -> eq("ref", random.nextInt(20));
            case 1 -> in("ref", random.nextInt(20), (double) random.nextInt(20), "x");
            case 2 -> and(eq("campaign", "c1"), eq("page", random.nextInt(4)));
            case 3 -> and(eq("campaign", "c1"), in("page", 0, 2), eq("status", 1));
            case 4 -> new Document("$and", List.of(eq("page", 1), in("campaign", "c0", "c2"), ne("status", 1)));
            case 5 -> eq("tags", "t" + random.nextInt(4));
            case 6 -> in("tags", "t1", "t3");
            case 7 -> and(eq("tags", "t1"), eq("tags", "t2"));
            case 8 -> and(eq("lines.product", 1), eq("lines.quantity", random.nextInt(3)));
            case 9 -> eq("email", "e" + random.nextInt(400));
            case 10 -> and(in("email", "e" + random.nextInt(400), "e7", "e9", "e9"), gt("ref", 3));
            case 11 -> in("_id", id(random.nextInt(400)), id(random.nextInt(400)), id(3));
            case 12 -> eq("ref", null);
            case 13 -> or(eq("ref", 3), eq("campaign", "c2"));
            case 14 -> and(eq("about.size", random.nextInt(3)), in("about.kind", "t1", "t2"));
            case 15 -> and(gte("_id", id(random.nextInt(400))), eq("alias", "a" + random.nextInt(400)));
            default -> new Document("_id", new Document("$gte", id(50)).append("$lt", id(random.nextInt(400))));
        };
    }

    private static Bson update(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> set("ref", number(random));
            case 1 -> combine(set("campaign", "c" + random.nextInt(3)), set("page", random.nextInt(4)));
            case 2 -> inc("status", 1);
            case 3 -> set("tags", tags(random));
            case 4 -> pull("tags", "t1");
            default -> unset("ref");
        };
    }

    private static Object number(Random random) {
        int number = random.nextInt(20);
        return random.nextBoolean() ? number : (Object) (double) number;
    }

    private static List<String> tags(Random random) {
        return random.ints(random.nextInt(4), 0, 4).mapToObj(i -> "t" + i).toList();
    }

    private static List<Document> lines(Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> new Document("product", random.nextInt(3)).append("quantity", random.nextInt(3)))
                .toList();
    }

    private static String id(int number) {
        return "id%03d".formatted(number);
    }

    private static List<Document> all(MongoCollection<Document> collection, Bson filter) {
        List<Document> found = collection.find(filter).into(new ArrayList<>());
        found.sort(Comparator.comparing(document -> document.getString("_id")));
        return found;
    }
}
