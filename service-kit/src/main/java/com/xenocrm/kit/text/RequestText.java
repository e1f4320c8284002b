package com.xenocrm.kit.text;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.Refusal;

/** Normal form of text in requests; throws a 400 that names the field. */
public final class RequestText {

    private RequestText() {}

    /** Returns one line of visible text; empty when the request lacks the field. */
    public static Optional<String> line(String field, @Nullable String given, int maxLength) {
        return visible(field, given, maxLength, PlainText::normalise);
    }

    /** Returns visible text that may have several lines; empty when the request lacks the field. */
    public static Optional<String> lines(String field, @Nullable String given, int maxLength) {
        return visible(field, given, maxLength, PlainText::normaliseLines);
    }

    private static Optional<String> visible(String field, @Nullable String given, int maxLength, NormalForm form) {
        if (given == null) {
            return Optional.empty();
        }
        try {
            String text = form.of(given, Integer.MAX_VALUE);
            if (text.isEmpty() || UnicodeText.length(text) > maxLength) {
                throw Refusal.invalid(field, "must have 1 to " + maxLength + " characters");
            }
            return Optional.of(text);
        } catch (InvalidTextException e) {
            throw Refusal.invalid(field, e.fault());
        }
    }

    private interface NormalForm {
        String of(String given, int maxLength) throws InvalidTextException;
    }
}
