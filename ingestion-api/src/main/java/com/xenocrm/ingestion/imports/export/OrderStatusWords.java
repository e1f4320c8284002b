package com.xenocrm.ingestion.imports.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words of shop systems for the status of an order or of its payment. */
public final class OrderStatusWords {

    public static final String CANCELLED = "cancelled";
    public static final String REFUNDED = "refunded";

    private static final Map<String, String> STATUSES = statuses(Map.of(
            "completed",
            List.of("completed", "processing", "paid", "partially_refunded"),
            "pending",
            List.of(
                    "pending",
                    "pending_payment",
                    "on_hold",
                    "draft",
                    "checkout_draft",
                    "authorized",
                    "partially_paid",
                    "unpaid",
                    "expired"),
            CANCELLED,
            List.of("cancelled", "canceled", "voided", "failed", "trash"),
            REFUNDED,
            List.of("refunded")));

    private OrderStatusWords() {}

    /** Returns the status of an order; an unknown word unchanged. */
    public static String status(String word) {
        String known = word.strip()
                .toLowerCase(Locale.ROOT)
                .replace('-', '_')
                .replace(' ', '_')
                .replaceFirst("^wc_", "");
        return STATUSES.getOrDefault(known, word);
    }

    private static Map<String, String> statuses(Map<String, List<String>> words) {
        Map<String, String> statuses = new HashMap<>();
        words.forEach((status, spellings) -> spellings.forEach(spelling -> statuses.put(spelling, status)));
        return Map.copyOf(statuses);
    }
}
