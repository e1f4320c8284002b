package com.xenocrm.simulation.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.Fate;
import com.xenocrm.simulation.loop.Task;

/** Runs queries, some of which read a part of their documents later. */
final class Queries {

    private final UnaryOperator<Document> backend;
    private final Effects effects;
    private final Tampering tampering;

    Queries(UnaryOperator<Document> backend, Effects effects, Tampering tampering) {
        this.backend = backend;
        this.effects = effects;
        this.tampering = tampering;
    }

    Document run(Document command, String collection, Task task) {
        if (effects.meet(EffectKind.READ, () -> Statements.text(collection, command)) == Fate.LOST) {
            throw Database.noAnswer();
        }
        if (collection.equals(CollectionNames.SUPPRESSIONS) && !ofErased(command)) {
            task.lookedUp(effects.step());
        }
        command.remove("batchSize");
        Document response = backend.apply(command);
        if (command.get("query") instanceof Document query && tampering.hides(collection, query)) {
            response.put("values", List.of());
        }
        if (!command.containsKey("find")) {
            return response;
        }
        List<Document> documents = tampering.found(collection, Statements.found(response), task);
        if (documents.size() > 1 && task.random().nextInt(4) == 0) {
            documents = readRestLater(command, collection, documents, task);
        }
        ((Document) response.get("cursor")).put("firstBatch", documents);
        return response;
    }

    private List<Document> readRestLater(Document command, String collection, List<Document> documents, Task task) {
        int first = documents.size() / 2;
        List<Document> copies = new ArrayList<>();
        documents.subList(0, first).forEach(document -> copies.add(document.cloneDeeply()));
        List<Object> rest = new ArrayList<>();
        documents.subList(first, documents.size()).forEach(document -> rest.add(document.get("_id")));
        if (effects.meet(EffectKind.READ, () -> "rest of " + Statements.text(collection, command)) == Fate.LOST) {
            throw Database.noAnswer();
        }
        for (Object id : rest) {
            Document one = new Document("find", collection)
                    .append("filter", new Document("$and", List.of(filter(command), new Document("_id", id))));
            if (command.get("projection") != null) {
                one.put("projection", command.get("projection"));
            }
            copies.addAll(Statements.found(backend.apply(one)));
        }
        if (copies.size() < documents.size() && command.get("limit") instanceof Number limit) {
            copies.addAll(furtherOn(command, documents, limit.intValue() - copies.size()));
        }
        return tampering.found(collection, copies, task);
    }

    /** A query by {@code _id} with a limit reads on in place of documents that are gone meanwhile. */
    private List<Document> furtherOn(Document command, List<Document> read, int most) {
        Object last = read.getLast().get("_id");
        Document sort = (Document) command.get("sort");
        if (most <= 0 || sort == null || sort.size() != 1 || !Integer.valueOf(1).equals(sort.get("_id"))) {
            return List.of();
        }
        Document rest = command.clone();
        rest.put(
                "filter",
                new Document("$and", List.of(filter(command), new Document("_id", new Document("$gt", last)))));
        rest.put("limit", most);
        return Statements.found(backend.apply(rest));
    }

    /** The look-up of suppressions of erased persons follows the look-up of the others. */
    private static boolean ofErased(Document command) {
        return filter(command).toString().contains("hash:");
    }

    private static Object filter(Document command) {
        return Objects.requireNonNullElseGet(command.get("filter"), Document::new);
    }
}
