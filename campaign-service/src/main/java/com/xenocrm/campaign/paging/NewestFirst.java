package com.xenocrm.campaign.paging;

import java.time.Instant;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.Refusal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

/** Lists by time of creation, the newest first; a cursor is the last row's time and id. */
public final class NewestFirst {

    public static final String CREATED_AT = "created_at";
    public static final Bson ORDER = descending(CREATED_AT, "_id");

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})-([A-Za-z0-9]{1,64})");

    private NewestFirst() {}

    public static String cursor(Instant createdAt, String id) {
        return createdAt.toEpochMilli() + "-" + id;
    }

    /** Everything older than the cursor's row. */
    public static Bson after(@Nullable String cursor) {
        if (cursor == null) {
            return empty();
        }
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw Refusal.invalid("cursor", "is not one of ours");
        }
        Date createdAt = Date.from(Instant.ofEpochMilli(Long.parseLong(parts.group(1))));
        return or(lt(CREATED_AT, createdAt), and(eq(CREATED_AT, createdAt), lt("_id", parts.group(2))));
    }
}
