package com.xenocrm.ingestion.imports.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ingestion.imports.csv.ColumnMapping;
import com.xenocrm.ingestion.imports.csv.Delimiter;
import com.xenocrm.ingestion.imports.csv.ImportKind;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.web.Refusal;

/**
 * What was asked for beside the file itself.
 *
 * @param kind null: to be seen from the columns
 * @param delimiter null: to be seen from the first line
 * @param key null: nothing makes a second upload the same import
 */
public record ImportRequest(
        @Nullable ImportKind kind,
        ColumnMapping mapping,
        @Nullable Delimiter delimiter,
        @Nullable String key,
        String callerId) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** From a request's parameters and headers; refuses what cannot be. */
    public static ImportRequest of(
            @Nullable String kind,
            @Nullable String mapping,
            @Nullable String delimiter,
            @Nullable String key,
            String callerId) {
        return new ImportRequest(
                kind == null ? null : ImportKind.named(kind),
                ColumnMapping.parse(mapping),
                delimiter == null ? null : Delimiter.named(delimiter),
                key == null ? null : hash(callerId, key),
                callerId);
    }

    private static String hash(String callerId, String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.invalid(IdempotencyFilter.HEADER, "must be 1 to 255 ASCII characters without spaces");
        }
        try {
            byte[] whole = (callerId + " " + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
