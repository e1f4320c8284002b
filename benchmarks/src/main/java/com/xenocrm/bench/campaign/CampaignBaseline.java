package com.xenocrm.bench.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

import com.xenocrm.bench.baseline.BrokerBaseline;
import com.xenocrm.bench.baseline.DatabaseBaseline;
import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.contracts.message.CrmMessage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

/**
 * Rates of broker and database alone, in communications per second, each performing its part of the work for a
 * communication. On one machine they share the cores with each other and with the services.
 *
 * @param broker rate of the broker: two hops, as a message and as a receipt, in messages of the maximum size
 * @param database rate of the database: entry created, recorded in the vendor's ledger, settled and read for the tally, by the plain driver in pages
 */
record CampaignBaseline(long broker, long database) {

    private static final int BYTES_OF_A_COMMUNICATION = 300;
    private static final int HOPS = 2;
    private static final int PAGE = 500;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    static CampaignBaseline measure(MeasuredSystem system, int communications) {
        long hops = new BrokerBaseline(system.rabbitUri())
                        .messagesPerSecond(CrmMessage.MAX_RECORDS * BYTES_OF_A_COMMUNICATION)
                * CrmMessage.MAX_RECORDS;
        return new CampaignBaseline(hops / HOPS, database(system.database(), communications));
    }

    /** Returns the rate if both work one after the other, as on a machine without a spare core. */
    long both() {
        return Math.round(1.0 / (1.0 / broker + 1.0 / database));
    }

    private static long database(MongoDatabase database, int communications) {
        MongoCollection<Document> log = database.getCollection("benchmark_log");
        MongoCollection<Document> ledger = database.getCollection("benchmark_ledger");
        log.drop();
        ledger.drop();
        log.createIndex(ascending("campaign_id", "page"));
        ledger.createIndex(ascending("campaign_id"));
        long start = System.nanoTime();
        DatabaseBaseline.inParallel(IntStream.range(0, communications / PAGE)
                .<Callable<Integer>>mapToObj(page -> () -> onePage(log, ledger, page))
                .toList());
        long perSecond = Math.round(communications * 1e9 / (System.nanoTime() - start));
        log.drop();
        ledger.drop();
        return perSecond;
    }

    private static int onePage(MongoCollection<Document> log, MongoCollection<Document> ledger, int page) {
        List<String> ids = IntStream.range(0, PAGE)
                .mapToObj(customer -> "campaign:c%07d".formatted(page * PAGE + customer))
                .toList();
        List<WriteModel<Document>> opened = new ArrayList<>();
        List<WriteModel<Document>> given = new ArrayList<>();
        List<WriteModel<Document>> settled = new ArrayList<>();
        for (String id : ids) {
            opened.add(new UpdateOneModel<>(eq("_id", id), new Document("$setOnInsert", entry(id, page)), UPSERT));
            given.add(new InsertOneModel<>(entry(id, page).append("_id", id).append("given", 1)));
            settled.add(new UpdateOneModel<>(
                    and(eq("_id", id), in("status", "PENDING", "FAILED")),
                    new Document("$set", new Document("status", "SENT").append("settled_at", Instant.now()))));
        }
        log.bulkWrite(opened, UNORDERED);
        ledger.bulkWrite(given, UNORDERED);
        log.bulkWrite(settled, UNORDERED);
        return log.find(and(eq("campaign_id", "campaign"), eq("page", page)))
                .projection(include("status", "reason"))
                .batchSize(PAGE)
                .into(new ArrayList<>())
                .size();
    }

    private static Document entry(String id, int page) {
        return new Document("campaign_id", "campaign")
                .append("customer_id", id)
                .append("page", page)
                .append("status", "PENDING")
                .append("email", id + "@crowd.example")
                .append("message", "Hi Customer, you have spent 123.45")
                .append("created_at", Instant.now());
    }
}
