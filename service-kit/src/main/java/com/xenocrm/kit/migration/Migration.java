package com.xenocrm.kit.migration;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.mongo.CollectionIndex;

/**
 * Step of the database schema, declared among {@link Migrations}. One replica applies it once, before any replica takes work; steps
 * with the same prefix are applied in numerical order. A released step must never be changed; further changes are new
 * steps.
 *
 * @param id such as {@code customers-0001-email}
 * @param definition description in one line; a different definition under the same id is an error
 * @param step change of the database; repeated by another replica if the first one crashes
 */
public record Migration(String id, String definition, Consumer<MongoOperations> step) {

    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*-\\d{4}(-[a-z]+)+");

    public Migration {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id + " is no id of a migration");
        }
    }

    /** Returns a migration that builds an index without blocking reads and writes. */
    public static Migration index(String id, CollectionIndex index) {
        return new Migration(id, index.definition(), mongo -> IndexBuilder.ensure(mongo, id, index));
    }
}
