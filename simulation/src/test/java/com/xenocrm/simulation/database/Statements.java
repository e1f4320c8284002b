package com.xenocrm.simulation.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.Fate;
import com.xenocrm.simulation.loop.Task;

/** Takes commands apart into what the database does at once, so that other tasks get between. */
final class Statements {

    private static final int CODE_NOT_CONFIRMED = 64;

    private final UnaryOperator<Document> backend;
    private final Effects effects;
    private final Tampering tampering;
    private final Consumer<String> written;
    private final Queries queries;

    Statements(UnaryOperator<Document> backend, Effects effects, Tampering tampering, Consumer<String> written) {
        this.backend = backend;
        this.effects = effects;
        this.tampering = tampering;
        this.written = written;
        this.queries = new Queries(backend, effects, tampering);
    }

    Document run(Document command) {
        String name = command.keySet().iterator().next();
        Task task = effects.task();
        if (task == null || !(command.get(name) instanceof String collection)) {
            return backend.apply(command);
        }
        command.remove("writeConcern");
        return switch (name) {
            case "update" -> writeAll(command, collection, "updates", task);
            case "insert" -> writeAll(command, collection, "documents", task);
            case "delete" -> writeAll(command, collection, "deletes", task);
            case "findAndModify" -> findAndModify(command, collection);
            default -> queries.run(command, collection, task);
        };
    }

    private Document writeAll(Document command, String collection, String key, Task task) {
        List<Document> parts = new ArrayList<>();
        ((Collection<?>) command.get(key)).forEach(part -> parts.add((Document) part));
        WriteReply reply = new WriteReply();
        boolean apart = task.random().nextBoolean();
        Fate fate = Fate.DONE;
        for (int index = 0; index < parts.size(); index++) {
            Document part = parts.get(index);
            if (key.equals("updates")) {
                tampering.write(collection, (Document) part.get("q"), (Document) part.get("u"));
            }
            if (key.equals("deletes")) {
                tampering.delete(collection, (Document) part.get("q"));
            }
            if (apart && Boolean.TRUE.equals(part.get("multi"))) {
                fate = worse(fate, updateEach(command, collection, part, index, reply));
            } else {
                if (index == 0 || apart) {
                    fate = worse(fate, meetWrite(collection, part));
                }
                reply.add(index, execute(command, key, part));
                written.accept(collection);
            }
        }
        if (fate == Fate.UNANSWERED) {
            throw Database.noAnswer();
        }
        return reply.document(fate);
    }

    /** Updates documents one after the other, as the server does; each is written if it still matches then. */
    private Fate updateEach(Document command, String collection, Document part, int index, WriteReply reply) {
        Fate fate = meetWrite(collection, part);
        List<Document> matching = found(backend.apply(new Document("find", collection)
                .append("filter", part.get("q"))
                .append("projection", new Document("_id", 1))));
        for (Document each : matching) {
            Document one = part.clone();
            one.put("q", new Document("$and", List.of(part.get("q"), new Document("_id", each.get("_id")))));
            one.put("multi", false);
            reply.add(index, execute(command, "updates", one));
            written.accept(collection);
            fate = worse(fate, meetWrite(collection, one));
        }
        return fate;
    }

    private static Fate worse(Fate before, Fate next) {
        return next == Fate.DONE ? before : next;
    }

    private Document findAndModify(Document command, String collection) {
        if (command.get("update") instanceof Document update) {
            tampering.write(collection, (Document) command.get("query"), update);
        }
        Fate fate = meetWrite(collection, command);
        Document response = backend.apply(command);
        written.accept(collection);
        if (fate == Fate.UNANSWERED) {
            throw Database.noAnswer();
        }
        return fate == Fate.UNCONFIRMED ? response.append("writeConcernError", notConfirmed()) : response;
    }

    private Fate meetWrite(String collection, Document part) {
        Fate fate = effects.meet(EffectKind.WRITE, () -> text(collection, part));
        if (!fate.happens()) {
            throw Database.noAnswer();
        }
        return fate;
    }

    private Document execute(Document command, String key, Document part) {
        Document single = command.clone();
        single.put(key, List.of(part));
        return backend.apply(single);
    }

    static List<Document> found(Document response) {
        List<Document> documents = new ArrayList<>();
        ((Collection<?>) ((Document) response.get("cursor")).get("firstBatch"))
                .forEach(document -> documents.add((Document) document));
        return documents;
    }

    static Document notConfirmed() {
        return new Document("code", CODE_NOT_CONFIRMED).append("errmsg", "waiting for replication timed out");
    }

    static String text(String collection, @Nullable Map<String, ?> what) {
        String text = String.valueOf(what);
        return collection + " " + (text.length() > 300 ? text.substring(0, 300) + "..." : text);
    }
}
