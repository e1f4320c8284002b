package com.xenocrm.simulation.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.fault.Fate;

/** Answer to a write command, put together from the answers to its parts. */
final class WriteReply {

    private int matched;
    private int modified;
    private final List<Document> upserted = new ArrayList<>();
    private final List<Document> errors = new ArrayList<>();

    void add(int index, Document reply) {
        if (reply.get("ok") instanceof Number ok && ok.intValue() != 1) {
            throw new IllegalStateException("The database refuses a write: " + reply);
        }
        matched += number(reply, "n");
        modified += number(reply, "nModified");
        place(reply, "upserted", index, upserted);
        place(reply, "writeErrors", index, errors);
    }

    Document document(Fate fate) {
        Document reply = new Document("ok", 1.0).append("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            reply.append("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            reply.append("writeErrors", errors);
        }
        return fate == Fate.UNCONFIRMED ? reply.append("writeConcernError", Statements.notConfirmed()) : reply;
    }

    private static int number(Document reply, String key) {
        return reply.get(key) instanceof Number number ? number.intValue() : 0;
    }

    private static void place(Document reply, String key, int index, List<Document> all) {
        if (reply.get(key) instanceof Collection<?> some) {
            some.forEach(each -> {
                Document placed = ((Document) each).clone();
                placed.put("index", index);
                all.add(placed);
            });
        }
    }
}
