package com.xenocrm.kit.logging;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Masks email addresses in every log line. */
public final class EmailMasking implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final String MASK = "***@***";

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, EmailMasking::masked));
    }

    private static @Nullable String masked(@Nullable String value) {
        return value == null || (value.indexOf('@') < 0 && !value.contains("%40"))
                ? value
                : ADDRESS.matcher(value).replaceAll(MASK);
    }
}
