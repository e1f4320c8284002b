package com.xenocrm.campaign.recipient;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.csv.ByteOrderMark;
import com.xenocrm.kit.csv.SpreadsheetCell;

/** CSV file of a campaign's recipients. */
final class RecipientCsv implements Closeable {

    private final CsvWriter writer;

    RecipientCsv(OutputStream target) throws IOException {
        this.writer = CsvWriter.builder().build(ByteOrderMark.begin(target));
        writer.writeRecord(
                "customer_id",
                "email",
                "status",
                "reason",
                "attempt",
                "vendor_message_id",
                "created_at",
                "settled_at",
                "message");
    }

    void add(RecipientView recipient) {
        Instant settledAt = recipient.settledAt();
        writer.writeRecord(Stream.of(
                        recipient.customerId(),
                        text(recipient.email()),
                        recipient.status(),
                        text(recipient.reason()),
                        text(recipient.attempt()),
                        text(recipient.vendorMessageId()),
                        recipient.createdAt().toString(),
                        text(settledAt),
                        text(recipient.message()))
                .map(SpreadsheetCell::harmless)
                .toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
