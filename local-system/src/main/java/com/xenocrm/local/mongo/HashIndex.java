package com.xenocrm.local.mongo;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Secondary index of the MongoDB stand-in, whose library ignores secondary indexes: a tree with one hash map per key,
 * which serves a query that fixes the first keys. An array is indexed by each of its elements.
 */
final class HashIndex extends EmptyIndex<Integer> implements LookupIndex {
    private static final Object ABSENT = new Object();

    private final List<String> fields;
    private final Node root = new Node();

    /** An inner node has children by value, a leaf has positions by document id. */
    private static final class Node {
        final Map<Object, Node> children = new HashMap<>(2);
        final Map<Object, Integer> positions = new HashMap<>(2);

        boolean isEmpty() {
            return children.isEmpty() && positions.isEmpty();
        }
    }

    HashIndex(String name, List<IndexKey> keys) {
        super(name, keys);
        fields = keys.stream().map(IndexKey::getKey).toList();
    }

    @Override
    public int keysFixedBy(QueryConditions conditions) {
        int fixed = 0;
        while (fixed < fields.size() && conditions.values(fields.get(fixed)) != null) {
            fixed++;
        }
        return fixed;
    }

    @Override
    public List<String> fixedKeys(QueryConditions conditions) {
        return fields.subList(0, keysFixedBy(conditions));
    }

    @Override
    public Set<Integer> positions(QueryConditions conditions) {
        Set<Integer> found = new LinkedHashSet<>();
        collect(root, 0, keysFixedBy(conditions), conditions, found);
        return found;
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        put(root, 0, document, position);
    }

    @Override
    public @Nullable Integer remove(Document document) {
        return take(root, 0, document);
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Integer position, MongoCollection<Integer> collection) {
        boolean moved =
                fields.stream().anyMatch(field -> !values(oldDocument, field).equals(values(newDocument, field)));
        if (moved) {
            take(root, 0, oldDocument);
            put(root, 0, newDocument, position);
        }
    }

    private void put(Node node, int depth, Document document, Integer position) {
        if (depth == fields.size()) {
            node.positions.put(id(document), position);
            return;
        }
        for (Object value : values(document, fields.get(depth))) {
            put(node.children.computeIfAbsent(value, _ -> new Node()), depth + 1, document, position);
        }
    }

    private @Nullable Integer take(Node node, int depth, Document document) {
        if (depth == fields.size()) {
            return node.positions.remove(id(document));
        }
        Integer position = null;
        for (Object value : values(document, fields.get(depth))) {
            Node child = node.children.get(value);
            if (child != null) {
                position = take(child, depth + 1, document);
                if (child.isEmpty()) {
                    node.children.remove(value);
                }
            }
        }
        return position;
    }

    private void collect(Node node, int depth, int fixed, QueryConditions conditions, Set<Integer> found) {
        if (depth >= fixed) {
            found.addAll(node.positions.values());
            node.children.values().forEach(child -> collect(child, depth + 1, fixed, conditions, found));
            return;
        }
        for (Object value : Objects.requireNonNull(conditions.values(fields.get(depth)))) {
            Node child = node.children.get(value);
            if (child != null) {
                collect(child, depth + 1, fixed, conditions, found);
            }
        }
    }

    private static Object id(Document document) {
        return Objects.requireNonNull(QueryConditions.normalised(document.get("_id")));
    }

    private static Set<Object> values(Document document, String field) {
        Object value = Utils.getSubdocumentValueCollectionAware(document, field);
        Collection<?> elements = value instanceof Collection<?> collection ? collection : Collections.singleton(value);
        Set<Object> values = new LinkedHashSet<>();
        for (Object element : elements) {
            values.add(Objects.requireNonNullElse(QueryConditions.normalised(element), ABSENT));
        }
        if (values.isEmpty()) {
            values.add(ABSENT);
        }
        return values;
    }
}
