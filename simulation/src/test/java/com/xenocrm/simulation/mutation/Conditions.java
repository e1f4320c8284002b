package com.xenocrm.simulation.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Conditions of a write, without some. */
final class Conditions {

    private Conditions() {}

    /** Removes all conditions on these fields, in place. */
    static void drop(Document condition, Predicate<String> fields) {
        for (String key : List.copyOf(condition.keySet())) {
            if (fields.test(key)) {
                condition.remove(key);
            } else if (key.startsWith("$") && condition.get(key) instanceof Collection<?> parts) {
                List<Document> left = new ArrayList<>();
                for (Object part : parts) {
                    Document copy = ((Document) part).clone();
                    drop(copy, fields);
                    if (!copy.isEmpty()) {
                        left.add(copy);
                    }
                }
                if (left.isEmpty()) {
                    condition.remove(key);
                } else {
                    condition.put(key, left);
                }
            }
        }
    }

    /** Returns the value that an update sets; null for none. */
    static @Nullable Object set(Document update, String field) {
        return update.get("$set") instanceof Map<?, ?> set ? set.get(field) : null;
    }
}
