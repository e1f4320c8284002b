package com.xenocrm.ingestion.imports.upload;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.kit.csv.SpreadsheetCell;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.RandomText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests random files: accepted records equal the cells, everything else is refused or rejected with a reason. Rejected
 * rows that are sent again are rejected again, unchanged.
 */
class FileFuzzTest {

    private static final long SEED = 20261129;
    private static final int TRIES = 4_000;
    private static final List<String> HEADER = List.of("email", "name", "phone", "note", "total_spend", "visits_count");
    private static final List<String> GOOD =
            List.of("ann@x.example", "Ann Lee", "+44 20 7946 0000", "likes, tea; \"and\" coffee", "12.50", "7");

    private final RandomText random = new RandomText(SEED);

    @Test
    void storesWhatTheCellsSayOrRejectsTheRow() throws InvalidTextException {
        int accepted = 0;

        for (int i = 0; i < TRIES; i++) {
            List<String> cells = cells(i % HEADER.size());
            ImportedFile file;
            try {
                file = ImportedFile.of(written(cells), Map.of());
            } catch (Refusal refusal) {
                assertThat(refusal.status().value()).as("%d: %s", i, cells).isEqualTo(400);
                continue;
            }

            if (file.customers().isEmpty()) {
                String rejected = file.rejected();
                String again = ImportedFile.of(rejected, Map.of()).rejected();

                assertThat(rejected).as("%d: %s", i, cells).contains("\r\n2,");
                assertThat(again).as("%d: %s", i, cells).isEqualTo(rejected);
            } else {
                assertThat(fields(file.customers().getFirst()))
                        .as("%d: %s", i, cells)
                        .isEqualTo(said(cells));
                accepted++;
            }
        }

        assertThat(accepted).isBetween(TRIES / 10, TRIES * 9 / 10);
    }

    @Test
    void refusesADamagedFileWithAReasonAndNeverFails() {
        int refused = 0;

        for (int i = 0; i < TRIES; i++) {
            String text = random.damaged(random.damaged(written(GOOD) + written(GOOD)));
            try {
                ImportedFile file = ImportedFile.of(text, Map.of());

                assertThat(file.customers().size()).as("%d: %s", i, text).isLessThanOrEqualTo(4);
            } catch (Refusal refusal) {
                assertThat(refusal.status().is4xxClientError())
                        .as("%d: %s", i, text)
                        .isTrue();
                assertThat(refusal.reason()).as("%d: %s", i, text).isNotBlank();
                refused++;
            }
        }

        assertThat(refused).isBetween(TRIES / 100, TRIES * 99 / 100);
    }

    @Test
    void refusesRandomBytesWithAReason() {
        for (int i = 0; i < TRIES / 4; i++) {
            byte[] bytes = random.text(30).getBytes(i % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE);
            try {
                ImportedFile.of(bytes, Map.of(), "USD");
            } catch (Refusal refusal) {
                assertThat(refusal.status().is4xxClientError()).as("%d", i).isTrue();
            }
        }
    }

    private List<String> cells(int changed) {
        List<String> cells = new ArrayList<>(GOOD);
        String cell = random.number(2) == 0 ? random.damaged(GOOD.get(changed)) : random.text(6);
        cells.set(changed, new String(cell.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        return cells;
    }

    private String written(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(random.pick(List.of(',', ';', '\t')))
                .lineDelimiter(random.pick(List.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR)))
                .quoteStrategy(random.pick(List.of(QuoteStrategies.ALWAYS, QuoteStrategies.NON_EMPTY)))
                .build(text)) {
            writer.writeRecord(HEADER).writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, Object> fields(Customer customer) {
        Map<String, Object> fields = new TreeMap<>(Map.of("email", customer.email(), "name", customer.name()));
        put(fields, "phone", customer.phone());
        put(fields, "note", customer.attributes().get("note"));
        put(fields, "total_spend", customer.totalSpend());
        put(fields, "visits_count", customer.visitsCount());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null && !value.equals("")) {
            fields.put(name, value);
        }
    }

    /** Returns the values of the cells, after the changes listed in docs/ingestion.md. */
    private static Map<String, Object> said(List<String> cells) throws InvalidTextException {
        Map<String, Object> said = new TreeMap<>();
        said.put("email", EmailAddress.normalise(text(cells.get(0))));
        put(said, "name", PlainText.normalise(text(cells.get(1)), 200));
        put(said, "phone", PlainText.normalise(text(cells.get(2)).replaceFirst("^'", ""), 200));
        put(said, "note", PlainText.normalise(text(cells.get(3)), 1024));
        String spend = cells.get(4).replaceAll("[^0-9.-]", "");
        put(said, "total_spend", spend.isEmpty() ? null : new BigDecimal(spend).setScale(2));
        String visits = cells.get(5).replaceAll("[^0-9]", "");
        put(said, "visits_count", visits.isEmpty() ? null : Integer.valueOf(visits));
        return said;
    }

    /**
     * Returns the text without protection against formulas and with line breaks replaced by spaces; empty for a cell
     * that clears its field.
     */
    private static String text(String cell) {
        String original = SpreadsheetCell.original(cell);
        return original.strip().equals("\\N") ? "" : original.strip().replaceAll("\\s*[\\r\\n]\\s*", " ");
    }
}
