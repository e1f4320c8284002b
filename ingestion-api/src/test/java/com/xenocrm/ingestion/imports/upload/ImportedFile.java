package com.xenocrm.ingestion.imports.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.mongodb.client.MongoClients;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.ingestion.imports.chunk.Chunk;
import com.xenocrm.ingestion.imports.chunk.ClassifiedRows;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.RowClassifier;
import com.xenocrm.ingestion.imports.csv.CsvFile;
import com.xenocrm.ingestion.imports.csv.RejectedCsv;
import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.format.FormatDetector;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.HeaderParser;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

/** Stored and sorted file, without broker or database. */
final class ImportedFile {

    private static final MongoOperations NOWHERE = new MongoTemplate(MongoClients.create(TestMongo.uri()), "nowhere");

    private final Clock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<ClassifiedRows> sorted = new ArrayList<>();
    private final FileLayout layout;
    private FileFormat format = FileFormat.UNKNOWN;

    private ImportedFile(byte[] content, Map<String, String> parameters, CurrencyUnit shopCurrency) {
        ImportRequest request = ImportRequest.of(parameters, null, "u1");
        CsvFile file = CsvFile.open(new ByteArrayInputStream(content), request.delimiter(), DataSize.ofMegabytes(1));
        layout = HeaderParser.read(file.header(), request.kind(), request.mapping(), request.consent());
        FileFormat given = UploadService.format(request, layout);
        new ImportUpload("i", new NoImports(), new KeptChunks(), new VersionClock(clock), clock, 1_000)
                .store(file, layout, new FormatDetector(given));
        RowClassifier classifier = new RowClassifier(layout, format, shopCurrency);
        chunks.forEach(chunk -> sorted.add(classifier.classify(chunk, "file")));
    }

    /** Reads the sample of another tool's export. */
    static ImportedFile exported(String name) {
        return of(exportText(name), Map.of());
    }

    static String exportText(String name) {
        try (InputStream file = ImportedFile.class.getResourceAsStream("/exports/" + name + ".csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportedFile of(String text, Map<String, String> parameters) {
        return of(text.getBytes(StandardCharsets.UTF_8), parameters, "USD");
    }

    static ImportedFile of(byte[] content, Map<String, String> parameters, String shopCurrency) {
        return new ImportedFile(
                content, parameters, CurrencyUnit.of(shopCurrency).orElseThrow());
    }

    FileFormat format() {
        return format;
    }

    FileLayout layout() {
        return layout;
    }

    /** Returns the objections in the file by address. */
    Map<String, Consent> objections() {
        Map<String, Consent> objections = new TreeMap<>();
        sorted.forEach(chunk -> objections.putAll(chunk.objections()));
        return objections;
    }

    int accepted() {
        return sorted.stream().mapToInt(ClassifiedRows::accepted).sum();
    }

    List<Customer> customers() {
        return messages(CustomerReceived.class)
                .flatMap(message -> message.customers().stream())
                .toList();
    }

    List<Order> orders() {
        return messages(OrderReceived.class)
                .flatMap(message -> message.orders().stream())
                .toList();
    }

    /** Returns the rejected rows as a CSV file with byte-order mark. */
    String rejected() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RejectedCsv csv = new RejectedCsv(file, layout.header())) {
            sorted.forEach(chunk -> csv.add(chunk.rejected().bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString(StandardCharsets.UTF_8);
    }

    private <M> Stream<M> messages(Class<M> type) {
        return sorted.stream().flatMap(chunk -> chunk.messages().stream()).map(type::cast);
    }

    private final class KeptChunks extends ImportChunks {

        KeptChunks() {
            super(NOWHERE, clock);
        }

        @Override
        public void store(Chunk chunk, int rows) {
            chunks.add(chunk);
        }
    }

    private final class NoImports extends Imports {

        NoImports() {
            super(NOWHERE, clock);
        }

        @Override
        public boolean stored(String id, StoredFile file) {
            format = Objects.requireNonNull(file.format());
            return true;
        }
    }
}
