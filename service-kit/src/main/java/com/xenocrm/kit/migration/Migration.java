package com.xenocrm.kit.migration;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.mongo.CollectionIndex;

/**
 * One step of the database towards what the program needs; declare it as a bean. It is applied once, by one replica, before
 * any of them takes work; those whose ids begin alike are applied in the order of their numbers. What has been released is
 * never changed: what else is needed is a step of its own.
 *
 * @param id such as {@code customers-0001-email}
 * @param definition what it does, in a line; another one under the same id is refused
 * @param step may be run again, by another replica, when its first one died
 */
public record Migration(String id, String definition, Consumer<MongoOperations> step) {

    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*-\\d{4}(-[a-z]+)+");

    public Migration {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id + " is no id of a migration");
        }
    }

    /** Builds an index, while all the rest goes on reading and writing. */
    public static Migration index(String id, CollectionIndex index) {
        return new Migration(id, index.definition(), mongo -> IndexBuilder.ensure(mongo, id, index));
    }
}
