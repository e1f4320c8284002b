package com.xenocrm.ingestion.imports.upload;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;

import com.xenocrm.ingestion.imports.chunk.Chunk;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.csv.CsvFile;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.format.FormatDetector;
import com.xenocrm.ingestion.imports.layout.ColumnMapping;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.HeaderParser;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that little more than a chunk of a file is in memory, whatever its length. */
class UploadMemoryTest {

    private static final int ROWS = 200_000;
    private static final MongoOperations NOWHERE = new MongoTemplate(MongoClients.create(TestMongo.uri()), "nowhere");

    private final Clock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final GeneratedCsv csv = new GeneratedCsv();
    private final AtomicLong storedRows = new AtomicLong();
    private final AtomicLong mostHeld = new AtomicLong();

    @Test
    void holdsAChunkOfAMuchLongerFile() {
        CsvFile file = CsvFile.open(csv, null, DataSize.ofGigabytes(1));
        FileLayout layout = HeaderParser.read(file.header(), null, ColumnMapping.parse(null), null);

        new ImportUpload("i", new NoImports(), new CountingChunks(), new VersionClock(clock), clock, 1_000)
                .store(file, layout, new FormatDetector(FileFormat.UNKNOWN));

        assertThat(storedRows).hasValue(ROWS);
        assertThat(csv.bytes).isGreaterThan(8_000_000);
        assertThat(mostHeld).hasValueLessThan(256 * 1024);
    }

    private final class CountingChunks extends ImportChunks {

        CountingChunks() {
            super(NOWHERE, clock);
        }

        @Override
        public void store(Chunk chunk, int rows) {
            long held = csv.bytes - GeneratedCsv.bytesOf(storedRows.get());
            mostHeld.accumulateAndGet(held, Math::max);
            storedRows.addAndGet(rows);
        }
    }

    private final class NoImports extends Imports {

        NoImports() {
            super(NOWHERE, clock);
        }

        @Override
        public boolean stored(String id, StoredFile file) {
            return true;
        }
    }

    /** Rows of the same length, generated while reading. */
    private static final class GeneratedCsv extends InputStream {

        private static final byte[] HEADER = "email,name,city\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] ROW =
                "customer00000@example.com,Ann Example,Paris\n".getBytes(StandardCharsets.US_ASCII);

        private long bytes;

        static long bytesOf(long rows) {
            return HEADER.length + rows * ROW.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (bytes == bytesOf(ROWS)) {
                return -1;
            }
            int count = (int) Math.min(length, bytesOf(ROWS) - bytes);
            for (int to = from; to < from + count; to++) {
                target[to] = at(bytes++);
            }
            return count;
        }

        private static byte at(long position) {
            return position < HEADER.length
                    ? HEADER[(int) position]
                    : ROW[(int) ((position - HEADER.length) % ROW.length)];
        }
    }
}
