package com.xenocrm.local.mongo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import org.jspecify.annotations.Nullable;

/**
 * Unique index that serves every query that fixes all its keys, whatever its other conditions, and that keeps string keys
 * in order.
 */
final class UniqueLookupIndex extends MemoryUniqueIndex implements LookupIndex {
    private final NavigableMap<String, Integer> strings = new ConcurrentSkipListMap<>();

    UniqueLookupIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public int keysFixedBy(QueryConditions conditions) {
        return keys().stream().allMatch(key -> conditions.values(key) != null) ? Integer.MAX_VALUE : 0;
    }

    @Override
    public List<String> fixedKeys(QueryConditions conditions) {
        return keys();
    }

    @Override
    public Set<Integer> positions(QueryConditions conditions) {
        List<List<Object>> wanted = List.of(List.of());
        for (String key : keys()) {
            wanted = extend(wanted, Objects.requireNonNull(conditions.values(key)));
        }
        Set<Integer> positions = new LinkedHashSet<>();
        for (List<Object> values : wanted) {
            Integer position = getPosition(new KeyValue(values));
            if (position != null) {
                positions.add(position);
            }
        }
        return positions;
    }

    /** Returns the ordered string keys of an index on a single field. */
    NavigableMap<String, Integer> strings() {
        return strings;
    }

    boolean hasOnlyStrings() {
        return strings.size() == getCount();
    }

    @Override
    protected boolean putKeyPosition(KeyValue keyValue, Integer position) {
        boolean added = super.putKeyPosition(keyValue, position);
        if (added && keyValue.size() == 1 && keyValue.get(0) instanceof String key) {
            strings.put(key, position);
        }
        return added;
    }

    @Override
    protected @Nullable Integer removeDocument(KeyValue keyValue) {
        if (keyValue.size() == 1 && keyValue.get(0) instanceof String key) {
            strings.remove(key);
        }
        return super.removeDocument(keyValue);
    }

    private static List<List<Object>> extend(List<List<Object>> prefixes, List<Object> values) {
        List<List<Object>> extended = new ArrayList<>(prefixes.size() * values.size());
        for (List<Object> prefix : prefixes) {
            for (Object value : values) {
                List<Object> longer = new ArrayList<>(prefix);
                longer.add(value);
                extended.add(longer);
            }
        }
        return extended;
    }
}
