package com.xenocrm.simulation.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.shop.Ledger;
import com.xenocrm.simulation.world.World;

/** Promises of imports that hold after every write, and of every record that the broker stores. */
final class FilePromises {

    static final Set<String> ENDED = Set.of("COMPLETED", "CANCELLED", "FAILED");

    private static final List<String> ORDER = List.of("UPLOADING", "UPLOADED", "RUNNING");

    private final World world;
    private final Files files;
    private final Map<Object, String> statuses = new HashMap<>();
    private final Map<Object, List<Object>> done = new HashMap<>();
    private final Map<String, Object> published = new HashMap<>();

    FilePromises(World world, Files files) {
        this.world = world;
        this.files = files;
    }

    void written(String collection) {
        switch (collection) {
            case "imports" -> world.database().all("imports").forEach(this::checkStatus);
            case "import_chunks" -> world.database().all("import_chunks").forEach(this::checkChunk);
            default -> {}
        }
    }

    private void checkStatus(Document each) {
        String status = (String) each.get("status");
        String before = statuses.put(each.get("_id"), status);
        if (status.equals(before)) {
            return;
        }
        world.history().add(() -> "import " + each.get("_id") + " of " + each.get("created_by") + " is " + status);
        if (before != null && (ENDED.contains(before) || ORDER.indexOf(status) == 0)) {
            broken("an end is an end", each.get("_id") + " went from " + before + " to " + status);
        }
        if (status.equals("COMPLETED")
                && world.database()
                        .all("import_chunks")
                        .anyMatch(chunk -> chunk.get("import_id").equals(each.get("_id"))
                                && !Boolean.TRUE.equals(chunk.get("done")))) {
            broken("a completed import is done", each.get("_id") + " has chunks that are not");
        }
    }

    /** The result of a chunk is written once; before, nothing of it counts. */
    private void checkChunk(Document chunk) {
        List<Object> counts = List.of(chunk.get("rows"), chunk.get("accepted"), chunk.get("rejected"));
        int sum = (Integer) chunk.get("accepted") + (Integer) chunk.get("rejected");
        boolean isDone = Boolean.TRUE.equals(chunk.get("done"));
        if (sum != (isDone ? (Integer) chunk.get("rows") : 0)) {
            broken("each row counts once", chunk.get("_id") + " counts " + counts + ", done " + isDone);
        }
        List<Object> before = isDone ? done.putIfAbsent(chunk.get("_id"), counts) : done.get(chunk.get("_id"));
        if (before != null && (!isDone || !before.equals(counts))) {
            broken("each row counts once", chunk.get("_id") + " counted " + before + " and counts " + counts);
        }
    }

    void published(CrmMessage message) {
        switch (message) {
            case CustomerReceived received ->
                received.customers().forEach(each -> published(Ledger.trace(each), each, each));
            case OrderReceived received -> received.orders().forEach(each -> published(trace(each), each, null));
            default -> {}
        }
    }

    private void published(@Nullable String trace, Object record, @Nullable Customer customer) {
        Contents contents = trace == null ? null : files.withTrace(trace);
        if (trace == null || contents == null) {
            return;
        }
        Object before = published.putIfAbsent(trace, record);
        if (before != null && !before.equals(record)) {
            broken("a row is the same record at each attempt", before + " and " + record);
        }
        if (customer != null && contents.file().objects() && !isSuppressed(customer.email())) {
            broken("objections come before customers", customer.email() + " is not suppressed");
        }
    }

    private boolean isSuppressed(String email) {
        return world.database().all("suppressions").anyMatch(each -> email.equals(each.get("_id")));
    }

    /** Tells whether the broker has stored the record of a row. */
    boolean isPublished(String trace) {
        return published.containsKey(trace);
    }

    private static @Nullable String trace(Order order) {
        return order.attributes() == null ? null : (String) order.attributes().get("trace");
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
