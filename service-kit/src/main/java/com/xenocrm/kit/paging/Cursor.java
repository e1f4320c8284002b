package com.xenocrm.kit.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.Refusal;

/**
 * Position of a row in a list; the next page starts after it.
 *
 * @param at time that the list is sorted by, in milliseconds; null for a list sorted by identifier
 * @param id the row's identifier, any text
 */
public record Cursor(@Nullable Instant at, String id) {

    private static final char SEPARATOR = '\n';

    /** Creates a position in a list sorted by identifier. */
    public static Cursor of(String id) {
        return new Cursor(null, id);
    }

    /** Decodes a cursor from {@link #encoded()}; throws a 400 for any other text. */
    static Cursor decode(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int end = text.indexOf(SEPARATOR);
            if (end < 0) {
                throw new IllegalArgumentException("no separator");
            }
            Instant at = end == 0 ? null : Instant.ofEpochMilli(Long.parseLong(text.substring(0, end)));
            return new Cursor(at, text.substring(end + 1));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("cursor", "is not a cursor of this list");
        }
    }

    /** Returns opaque text for {@code next_cursor}, safe in a URL. */
    String encoded() {
        String text = (at == null ? "" : String.valueOf(at.toEpochMilli())) + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
