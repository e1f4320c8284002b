package com.xenocrm.ingestion.imports.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CsvFileTest {

    private static final DataSize MOST = DataSize.ofKilobytes(600);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,email\r\nAnn,a@x\r\n",
                "\uFEFFname,email\nAnn,a@x",
                "\uFEFF\"name\";\"email\"\n\n\"Ann\";a@x\n",
                "name\temail\nAnn\ta@x\n",
                "name,email\rAnn,a@x\r",
                "sep=;\nname;email\nAnn;a@x\n",
                "\uFEFFsep=;\r\nname;email\r\nAnn;a@x\r\n",
                "\"sep=;\"\nname;email\nAnn;a@x\n",
                "SEP=\t\nname\temail\nAnn\ta@x\n"
            })
    void readsWhatProgramsCallCsv(String text) {
        assertThat(rows(utf8(text))).containsExactly(List.of("name", "email"), List.of("Ann", "a@x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void readsUnicodeWithAByteOrderMark(String encoding) {
        byte[] content = "\uFEFFname,email\nJosé,a@x\n".getBytes(Charset.forName(encoding));

        assertThat(rows(content)).containsExactly(List.of("name", "email"), List.of("José", "a@x"));
    }

    @Test
    void seesTheDelimiterInTheFirstLineOnly() {
        assertThat(rows(utf8("a;b\r1,5,0,0;2\r"))).containsExactly(List.of("a", "b"), List.of("1,5,0,0", "2"));
    }

    @Test
    void readsGzipAndLineBreaksInQuotesAndKnowsTheLines() throws IOException {
        CsvFile file = open(gzip("name,note\n\"Ann\",\"one\ntwo \"\"2\"\"\"\nBob,;;;\n"));

        List<CsvRecord> records = new ArrayList<>();
        for (CsvRecord record = file.next(); record != null; record = file.next()) {
            records.add(record);
        }

        assertThat(records).extracting(CsvRecord::getStartingLineNumber).containsExactly(1L, 2L, 4L);
        assertThat(records.get(1).getFields()).containsExactly("Ann", "one\ntwo \"2\"");
        assertThat(records.get(2).getFields()).containsExactly("Bob", ";;;");
    }

    @Test
    void hasTheSameHashPackedOrNot() throws IOException {
        String text = "name,email\nAnn,a@x\n";
        CsvFile plain = open(utf8(text));
        CsvFile packed = open(gzip(text));

        plain.skip();
        packed.skip();

        assertThat(plain.bytes()).isEqualTo(packed.bytes()).isEqualTo(text.length());
        assertThat(plain.hash()).isEqualTo(packed.hash()).hasSize(64);
    }

    @Test
    void refusesAQuoteOutOfPlaceAndOneThatIsNeverClosed() {
        refused(utf8("a,b\n1,2\n\"1\"x,2\n"), "MALFORMED_CSV", 2);
        refused(utf8("a,b\n1,2\n\"1,2\n"), "MALFORMED_CSV", 2);
        refused(utf8("a,b\n1,2\n\"" + "1,2\n".repeat(100_000)), "MALFORMED_CSV", 2);
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        refused("name\nJosé\n".getBytes(StandardCharsets.ISO_8859_1), "NOT_UTF8", 0);
        refused("name\nAnn\n".getBytes(StandardCharsets.UTF_16LE), "NOT_UTF8", 0);
        refused("name\nAnn\n".getBytes(StandardCharsets.UTF_16BE), "NOT_UTF8", 0);
    }

    @Test
    void refusesADamagedOrUnfinishedGzipFile() throws IOException {
        byte[] packed = gzip("a,b\n" + "1,2\n".repeat(1_000));
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, 10, damaged.length, (byte) 0xff);

        refused(Arrays.copyOf(packed, packed.length - 9), "MALFORMED_GZIP", null);
        refused(damaged, "MALFORMED_GZIP", null);
    }

    @Test
    void refusesMoreThanTheLimitEvenWhenItIsPackedSmall() throws IOException {
        byte[] bomb = gzip("a,b\n" + "1,2\n".repeat(200_000));

        assertThat(bomb.length).isLessThan(10_000);
        refused(bomb, "PAYLOAD_TOO_LARGE", null);
    }

    @Test
    void refusesAnEmptyFile() {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> open(new byte[0]).header());

        assertThat(refusal.code()).isEqualTo("EMPTY_FILE");
    }

    private static void refused(byte[] content, String code, Integer afterLine) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rows(content));

        assertThat(refusal.code()).as(refusal.reason()).isEqualTo(code);
        if (afterLine != null) {
            assertThat(refusal.data()).hasToString("{line=" + afterLine + "}");
        }
    }

    private static List<List<String>> rows(byte[] content) {
        CsvFile file = open(content);
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord record = file.next(); record != null; record = file.next()) {
            rows.add(record.getFields());
        }
        return rows;
    }

    private static CsvFile open(byte[] content) {
        return CsvFile.open(new ByteArrayInputStream(content), null, MOST);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(text));
        }
        return packed.toByteArray();
    }
}
