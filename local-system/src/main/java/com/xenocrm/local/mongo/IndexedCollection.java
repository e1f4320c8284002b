package com.xenocrm.local.mongo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Collection of the MongoDB stand-in that uses its indexes and returns copies taken under its lock: the library returns
 * its own documents, which other threads change while they are being sent.
 */
final class IndexedCollection extends MemoryCollection {
    private static final String ID = "_id";
    private static final int FEW = 1_000;

    /** Bytes of a snapshot that are encoded under one lock. */
    private static final int SLICE = 1 << 20;

    private final AtomicLong changes;
    private boolean modifying;
    private int end;
    private @Nullable CollectionSnapshot snapshot;

    /** @param changes counts the changes of all collections */
    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            AtomicLong changes) {
        super(database, name, options, cursors);
        this.changes = changes;
    }

    /** Keeps the present state for {@link #encode} until {@link #endSnapshot}. */
    synchronized void beginSnapshot() {
        snapshot = new CollectionSnapshot(end);
    }

    synchronized void endSnapshot() {
        snapshot = null;
    }

    /** Appends the next documents of the snapshot in BSON; returns the position after them, or -1 at the end. */
    synchronized int encode(int from, ByteBuf target) {
        CollectionSnapshot source = Objects.requireNonNull(snapshot);
        int position = from;
        for (; position < source.end() && target.readableBytes() < SLICE; position++) {
            Document document = source.at(position, getDocument(position));
            if (document != null) {
                BsonEncoder.encodeDocument(document, target);
            }
        }
        return position == source.end() ? -1 : position;
    }

    /** Runs the stages on the matching documents under the lock. */
    synchronized List<Document> aggregate(Document match, Function<Stream<Document>, List<Document>> stages) {
        QueryResult matching = queryDocuments(match, null, 0, 0, 0, null);
        return copies(stages.apply(StreamSupport.stream(matching.spliterator(), false)));
    }

    @Override
    public synchronized QueryResult handleQuery(QueryParameters parameters) {
        QueryResult result = super.handleQuery(parameters);
        return modifying ? result : new QueryResult(copies(result), result.getCursorId());
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        modifying = true;
        try {
            Document result = super.findAndModify(query);
            result.computeIfPresent("value", (_, value) -> ((Document) value).clone());
            return result;
        } finally {
            modifying = false;
        }
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    @Override
    public synchronized void addIndex(Index<Integer> index) {
        super.addIndex(index);
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        Integer position = super.addDocumentInternal(document);
        end = Math.max(end, position + 1);
        keep(position, null);
        return position;
    }

    @Override
    protected void removeDocument(Integer position) {
        keep(position, getDocument(position));
        super.removeDocument(position);
    }

    /** Gets a copy of the old document; the new one has replaced it already. */
    @Override
    protected void handleUpdate(Integer position, Document oldDocument, Document newDocument) {
        keep(position, oldDocument);
        super.handleUpdate(position, oldDocument, newDocument);
    }

    private void keep(int position, @Nullable Document before) {
        changes.incrementAndGet();
        if (snapshot != null) {
            snapshot.keep(position, before);
        }
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        return super.createCursor(copies(remaining));
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        QueryConditions conditions = QueryConditions.of(query);
        LookupIndex index = bestFor(conditions);
        Collection<Integer> found = index == null ? null : index.positions(conditions);
        boolean few = found != null && found.size() <= FEW;
        Collection<Integer> ordered = few ? null : inIdOrder(conditions, orderBy, limit);
        Collection<Integer> candidates = ordered != null ? ordered : found;
        if (candidates == null) {
            return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        Comparator<Document> order = ordered != null ? null : deriveComparator(orderBy);
        Document unchecked =
                ordered != null || index == null ? query : conditions.withoutLists(query, index.fixedKeys(conditions));
        Stream<Document> documents = candidates.stream().map(this::getDocument);
        return matchDocumentsFromStream(unchecked, documents, skip, limit, batchSize, order, fields);
    }

    private @Nullable LookupIndex bestFor(QueryConditions conditions) {
        LookupIndex best = null;
        for (Index<Integer> index : getIndexes()) {
            if (index instanceof LookupIndex candidate
                    && candidate.keysFixedBy(conditions) > (best == null ? 0 : best.keysFixedBy(conditions))) {
                best = candidate;
            }
        }
        return best;
    }

    /** Positions ordered by id if the query asks for that order and the ids are strings; else null. */
    private @Nullable Collection<Integer> inIdOrder(QueryConditions conditions, @Nullable Document orderBy, int limit) {
        StringRange range = conditions.range(ID);
        if (orderBy == null || !orderBy.keySet().equals(Set.of(ID))) {
            return null;
        }
        boolean descending = QueryConditions.normalised(orderBy.get(ID)) instanceof Double way && way < 0;
        for (Index<Integer> index : getIndexes()) {
            if (index instanceof UniqueLookupIndex ids
                    && ids.getName().equals("_id_")
                    && (range != null || (limit > 0 && ids.hasOnlyStrings()))) {
                NavigableMap<String, Integer> strings = range == null ? ids.strings() : range.of(ids.strings());
                return descending ? strings.descendingMap().values() : strings.values();
            }
        }
        return null;
    }

    private static List<Document> copies(Iterable<Document> documents) {
        return StreamSupport.stream(documents.spliterator(), false)
                .map(Document::clone)
                .toList();
    }
}
