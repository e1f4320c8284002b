package com.xenocrm.simulation.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.ingestion.imports.SimulatedImports;
import com.xenocrm.simulation.files.Contents.Line;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** Promises of imports that hold once everything is quiet. */
final class FinalFilePromises {

    private final World world;
    private final int chunkRows;
    private final Files files;
    private final FilePromises promises;

    FinalFilePromises(World world, int chunkRows, Files files, FilePromises promises) {
        this.world = world;
        this.chunkRows = chunkRows;
        this.files = files;
        this.promises = promises;
    }

    /** True when every import has ended and is cleared. */
    boolean areEnded() {
        return world.database()
                .all("imports")
                .allMatch(each ->
                        FilePromises.ENDED.contains((String) each.get("status")) && !each.containsKey("leftovers"));
    }

    String unfinished() {
        return "imports "
                + world.database()
                        .all("imports")
                        .map(each -> each.get("_id") + " " + each.get("status") + " " + each.get("leftovers"))
                        .toList();
    }

    void check() {
        world.database().all("imports").forEach(this::check);
    }

    private void check(Document each) {
        String id = (String) each.get("_id");
        Contents contents = Objects.requireNonNull(files.contents((String) each.get("created_by")));
        List<Document> chunks = world.database()
                .all("import_chunks")
                .filter(chunk -> chunk.get("import_id").equals(id))
                .sorted(Comparator.comparingInt(chunk -> (Integer) chunk.get("chunk")))
                .toList();
        switch ((String) each.get("status")) {
            case "COMPLETED" -> checkCompleted(id, contents, chunks);
            case "FAILED" -> checkFailed(each, contents, chunks);
            default -> {
                if (!files.isCancelled(id)) {
                    broken("an accepted file is imported", id + " is " + each.get("status"));
                }
            }
        }
        for (Document chunk : chunks) {
            if (chunk.containsKey("packed")) {
                broken("no rows are left", chunk.get("_id") + " keeps rows of an import that has ended");
            }
            if (Boolean.TRUE.equals(chunk.get("done"))) {
                checkRows(chunk, contents.chunk((Integer) chunk.get("chunk"), chunkRows));
            }
        }
    }

    private void checkCompleted(String id, Contents contents, List<Document> chunks) {
        long rows =
                chunks.stream().mapToInt(chunk -> (Integer) chunk.get("rows")).sum();
        if (!contents.isWhole() || rows != contents.lines().size()) {
            broken(
                    "each row counts once",
                    id + " has " + rows + " rows of " + contents.lines().size());
        }
    }

    /** A file fails only as a whole, and its sender knows. */
    private void checkFailed(Document each, Contents contents, List<Document> chunks) {
        String id = (String) each.get("_id");
        if (files.isAnswered(id) || each.containsKey("file")) {
            broken("an accepted file is imported", id + " failed: " + each.get("reason"));
        }
        if (chunks.stream().anyMatch(chunk -> Boolean.TRUE.equals(chunk.get("done")))) {
            broken("nothing of a refused file", id + " of " + contents.name() + " was imported in part");
        }
    }

    /** Each valid row of a chunk that is done was accepted and published, each other one is among the rejected. */
    private void checkRows(Document chunk, List<Line> lines) {
        List<Long> rejected = new ArrayList<>();
        int accepted = 0;
        for (Line line : lines) {
            if (!line.isValid()) {
                rejected.add(line.number());
            } else {
                accepted++;
                if (!promises.isPublished(line.trace())) {
                    broken("no accepted row is lost", line + " of " + chunk.get("_id") + " was never published");
                }
            }
        }
        List<Long> kept =
                chunk.get("rejected_rows") instanceof BinData rows ? SimulatedImports.lines(rows.getData()) : List.of();
        if (accepted != (Integer) chunk.get("accepted") || !rejected.equals(kept)) {
            broken(
                    "each row counts once",
                    chunk.get("_id") + " accepts " + chunk.get("accepted") + " and rejects " + kept + ", not "
                            + accepted + " and " + rejected);
        }
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
