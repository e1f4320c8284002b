package com.xenocrm.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.Redelivery;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests random records of two customers, in random order and partly repeated, on several concurrent consumers: the
 * documents equal those from processing all records in order. One customer keeps the email and gets identifiers; the
 * other keeps the identifier and changes emails.
 */
class CustomersInAnyOrderTest {

    private static final int SEQUENCES = 250;
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("customers"));

    @BeforeAll
    static void createIndexes() {
        collection().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        collection()
                .createIndex(
                        Indexes.ascending("customer_id"),
                        new IndexOptions().unique(true).sparse(true));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void endInTheSameDocumentsWhateverTheOrder() throws Exception {
        try (ExecutorService consumers = Executors.newFixedThreadPool(3)) {
            for (long seed = 1; seed <= SEQUENCES; seed++) {
                Random random = new Random(seed);
                List<Customer> records = records(seed, random);
                List<List<Customer>> deliveries = deliveries(records, random);

                consume(List.of(firstOfPatched(records)), consumers);
                consume(deliveries, consumers);

                String sequence = "seed %d, delivered as %s".formatted(seed, deliveries);
                for (String customer : List.of("keeps-email", "keeps-id")) {
                    List<Customer> own = records.stream()
                            .filter(record -> record.email().startsWith(customer))
                            .toList();
                    assertThat(stored(customer, seed)).as(sequence).isEqualTo(expected(own));
                }
            }
        }
    }

    /** Tests an erasure between two records: the document equals that from the later records alone. */
    @Test
    void anErasureLeavesWhatLaterRecordsContain() throws Exception {
        try (ExecutorService consumers = Executors.newFixedThreadPool(3)) {
            for (long seed = SEQUENCES + 1; seed <= 2 * SEQUENCES; seed++) {
                Random random = new Random(seed);
                List<Customer> records = records(seed, random).stream()
                        .filter(record ->
                                record.patch() == null && record.email().startsWith("keeps-email"))
                        .toList();
                List<List<Customer>> deliveries = deliveries(records, random);
                int erased = random.nextInt(records.size() + 1);
                consume(deliveries, consumers);

                erase(seed, erased == 0 ? 0 : records.get(erased - 1).version());

                assertThat(withoutHistory(stored("keeps-email", seed)))
                        .as("seed %d, erased %d, delivered as %s".formatted(seed, erased, deliveries))
                        .isEqualTo(withoutHistory(expected(records.subList(erased, records.size()))));
            }
        }
    }

    private static void erase(long seed, long version) {
        collection()
                .find(new Document("email", "keeps-email-" + seed + "@example.com"))
                .map(customer -> new PersonalIdentifiers(customer.getString("_id"), Set.of(), Set.of()))
                .forEach(person -> new CustomerErasure(MONGO)
                        .erase(new Erasure("e", version, Instant.now(), person, Map.of(), null, null)));
    }

    private static List<Document> withoutHistory(List<Document> documents) {
        documents.forEach(document ->
                List.of("created_at", "former_customer_ids", "former_emails").forEach(document::remove));
        return documents;
    }

    private static List<Customer> records(long seed, Random random) {
        List<Customer> records = new ArrayList<>();
        int count = 2 + random.nextInt(14);
        for (int version = 1; version <= count; version++) {
            boolean keepsEmail = random.nextBoolean();
            List<String> tags = random.nextBoolean() ? List.of() : List.of("tag " + (2 + random.nextInt(2)), "$.0%");
            String id = (keepsEmail ? "changing-" + random.nextInt(3) : "kept") + "-" + seed;
            records.add(new Customer(
                    keepsEmail && random.nextBoolean() ? null : id,
                    keepsEmail
                            ? "keeps-email-" + seed + "@example.com"
                            : "keeps-id-" + seed + "-" + random.nextInt(3) + "@example.com",
                    "Name " + version,
                    maybe(random, "+91 " + version),
                    maybe(random, BigDecimal.valueOf(version)),
                    maybe(random, version),
                    maybe(random, Instant.ofEpochSecond(version)),
                    tags,
                    random.nextBoolean() ? Map.of() : Map.of("a" + random.nextInt(3), version),
                    random.nextBoolean() ? null : removal(random, tags),
                    keepsEmail || random.nextBoolean() ? null : patch(id, random),
                    version * 1_000L));
        }
        return records;
    }

    /**
     * Returns the first record of the customer with a fixed identifier, because a patch requires an existing customer.
     */
    private static List<Customer> firstOfPatched(List<Customer> records) {
        return records.stream()
                .filter(record -> record.email().startsWith("keeps-id"))
                .limit(1)
                .map(first -> new Customer(
                        first.customerId(),
                        first.email(),
                        first.name(),
                        first.phone(),
                        first.totalSpend(),
                        first.visitsCount(),
                        first.lastActiveAt(),
                        first.tags(),
                        first.attributes(),
                        first.removed(),
                        null,
                        first.version()))
                .toList();
    }

    private static Patch patch(String id, Random random) {
        List<String> unchanged = new ArrayList<>(List.of("email", "name"));
        unchanged.removeIf(_ -> random.nextBoolean());
        return new Patch(id, unchanged);
    }

    /** Returns a removal that includes tags of other records, but none that the same record adds. */
    private static Removal removal(Random random, List<String> added) {
        List<String> fields = new ArrayList<>(List.of(
                "phone", "total_spend", "visits_count", "last_active_at", "tags", "attributes", "attributes.a0"));
        fields.removeIf(_ -> random.nextInt(4) > 0);
        List<String> tags = new ArrayList<>(List.of("tag 1", "tag 2", "tag 3"));
        tags.removeAll(added);
        tags.removeIf(_ -> random.nextBoolean());
        return new Removal(fields, tags);
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }

    /** Returns the records in random order and batches, some of them repeated. */
    private static List<List<Customer>> deliveries(List<Customer> records, Random random) {
        List<Customer> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        List<List<Customer>> deliveries = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(from + 1 + random.nextInt(4), shuffled.size());
            deliveries.add(List.copyOf(shuffled.subList(from, to)));
            from = to;
        }
        deliveries.addAll(List.copyOf(deliveries.subList(0, random.nextInt(deliveries.size() + 1))));
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private static void consume(List<List<Customer>> deliveries, ExecutorService consumers) throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (List<Customer> delivery : deliveries) {
            CustomerConsumer consumer = new CustomerConsumer(
                    new CustomerRecords(MONGO, IdGenerator.random()),
                    new RecordingPublisher(),
                    conflict -> {
                        throw new AssertionError("No conflict: " + conflict);
                    },
                    new SimpleMeterRegistry());
            work.add(() -> {
                Redelivery.of(() -> consumer.accept(List.of(new CustomerReceived(delivery))));
                return true;
            });
        }
        for (Future<Boolean> done : consumers.invokeAll(work)) {
            done.get();
        }
    }

    /**
     * Returns the stored documents without the key, which depends on arrival order, and statistics, which belong to
     * order-consumer.
     */
    private static List<Document> stored(String customer, long seed) {
        List<Document> found = collection()
                .find(new Document("email", new Document("$regex", "^" + customer + "-" + seed + "[-@]")))
                .into(new ArrayList<>());
        for (Document document : found) {
            List.of("_id", "total_spend", "visits_count", "last_active_at").forEach(document::remove);
            document.computeIfPresent("tags", (_, tags) -> new TreeSet<Object>((List<?>) tags));
            Set<Object> formerIds = former(document, "former_customer_ids", "customer_id");
            Set<Object> formerEmails = former(document, "former_emails", "email");
            removeEmpty(document);
            document.append("former_customer_ids", formerIds).append("former_emails", formerEmails);
        }
        return found;
    }

    private static Set<Object> former(Document document, String field, String present) {
        Set<Object> former = new HashSet<>(document.getList(field, Object.class, List.of()));
        former.remove(document.get(present));
        return former;
    }

    /** Returns the expected documents: records applied one after the other, the newest last. */
    private static List<Document> expected(List<Customer> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Document expected = new Document("created_at", Date.from(acceptedAt(records.getFirst())));
        Map<String, Long> versions = new HashMap<>();
        Set<Object> formerIds = new HashSet<>();
        Set<Object> formerEmails = new HashSet<>();
        for (Customer record : records) {
            Map.of("email", record.email(), "name", record.name()).forEach((field, value) -> {
                boolean unchanged =
                        record.patch() != null && record.patch().unchanged().contains(field);
                if (!unchanged || !expected.containsKey(field)) {
                    if (field.equals("email")) {
                        formerEmails.add(value);
                    }
                    expected.append(field, value);
                    versions.put(field, record.version());
                }
            });
            expected.append("version", record.version()).append("updated_at", Date.from(acceptedAt(record)));
            remove(expected, record);
            give(expected, record, record.customerId(), "customer_id");
            give(expected, record, record.phone(), "phone");
            BigDecimal spend = record.totalSpend();
            give(expected, record, spend == null ? null : new Decimal128(spend), "reported", "total_spend");
            give(expected, record, record.visitsCount(), "reported", "visits_count");
            Instant active = record.lastActiveAt();
            give(expected, record, active == null ? null : Date.from(active), "reported", "last_active_at");
            record.attributes().forEach((name, value) -> give(expected, record, value, "attributes", name));
            record.tags().forEach(tag -> tag(expected, record, tag, true));
            formerIds.add(record.customerId());
        }
        formerIds.removeAll(Arrays.asList(null, expected.get("customer_id")));
        formerEmails.remove(expected.get("email"));
        versions.forEach((field, version) -> {
            if (version < records.getLast().version()) {
                inner(expected, "field_versions").append(field, version);
            }
        });
        removeEmpty(expected);
        return List.of(expected.append("former_customer_ids", formerIds).append("former_emails", formerEmails));
    }

    /** Removes the values that the record clears. */
    private static void remove(Document expected, Customer record) {
        if (record.removed() == null) {
            return;
        }
        for (String field : record.removed().fields()) {
            if (field.equals("tags") || field.equals("attributes")) {
                expected.remove(field);
                inner(expected, "field_versions").remove(field);
                put(expected, record.version(), "cleared_versions", field);
            } else {
                String path =
                        List.of("total_spend", "visits_count", "last_active_at").contains(field)
                                ? "reported." + field
                                : field;
                put(expected, null, path.split("\\."));
                put(expected, record.version(), ("field_versions." + path).split("\\."));
            }
        }
        record.removed().tags().forEach(tag -> tag(expected, record, tag, false));
    }

    @SuppressWarnings("unchecked")
    private static void tag(Document expected, Customer record, String tag, boolean present) {
        Set<Object> tags = (Set<Object>) expected.computeIfAbsent("tags", _ -> new TreeSet<>());
        if (present) {
            tags.add(tag);
        } else {
            tags.remove(tag);
        }
        put(expected, record.version(), "field_versions", "tags", tag.equals("$.0%") ? "%24%2E0%25" : tag);
    }

    private static void removeEmpty(Document document) {
        document.values().forEach(value -> {
            if (value instanceof Document inner) {
                removeEmpty(inner);
            }
        });
        document.values()
                .removeIf(value -> value == null
                        || (value instanceof Document inner && inner.isEmpty())
                        || (value instanceof Set<?> set && set.isEmpty()));
    }

    private static Document inner(Document document, String name) {
        return (Document) document.computeIfAbsent(name, _ -> new Document());
    }

    private static void give(Document document, Customer record, @Nullable Object value, String... path) {
        if (value != null) {
            put(document, value, path);
            put(inner(document, "field_versions"), record.version(), path);
        }
    }

    private static void put(Document document, @Nullable Object value, String... path) {
        Document inner = document;
        for (String name : Arrays.copyOf(path, path.length - 1)) {
            inner = inner(inner, name);
        }
        inner.append(path[path.length - 1], value);
    }

    private static Instant acceptedAt(Customer record) {
        return Instant.EPOCH.plus(record.version(), ChronoUnit.MICROS);
    }

    private static MongoCollection<Document> collection() {
        return MONGO.getCollection("customers");
    }
}
