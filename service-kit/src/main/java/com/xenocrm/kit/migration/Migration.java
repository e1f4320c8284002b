package com.xenocrm.kit.migration;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.mongo.CollectionIndex;

/**
 * One step of the database towards what the program needs; declare it as a bean. It is applied once, by one replica,
 * before any of them takes work; those whose ids begin alike are applied in the order of their numbers. What has been
 * released is never changed: what else is needed is a step of its own. *
 *
 * @param id such as {@code customers-0001-email}
 * @param definition one line that says what it does; another definition under the same id is an error
 * @param step runs again, on another replica, if the first one died
 */
public record Migration(String id, String definition, Consumer<MongoOperations> step) {

    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*-\\d{4}(-[a-z]+)+");

    public Migration {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id + " is no id of a migration");
        }
    }

    /** Migration that builds an index, without blocking reads and writes. */
    public static Migration index(String id, CollectionIndex index) {
        return new Migration(id, index.definition(), mongo -> IndexBuilder.ensure(mongo, id, index));
    }
}
