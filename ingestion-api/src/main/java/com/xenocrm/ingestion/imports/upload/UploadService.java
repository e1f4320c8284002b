package com.xenocrm.ingestion.imports.upload;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.csv.CsvFile;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.format.FormatDetector;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.HeaderParser;
import com.xenocrm.ingestion.imports.status.Import;
import com.xenocrm.ingestion.imports.status.ImportStatus;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.outage.OverloadedException;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.kit.web.Refusal;

/** Accepts files: checks the header, stores the rows, starts the import. An incomplete upload leaves nothing behind. */
@Component
public class UploadService {

    private static final Logger log = LoggerFactory.getLogger(UploadService.class);
    private static final int RANDOM_PART = 20;

    private final Imports imports;
    private final ImportChunks chunks;
    private final VersionClock stamps;
    private final Clock clock;
    private final IdGenerator ids;
    private final ImportSettings settings;
    private final Semaphore places;

    public UploadService(
            Imports imports,
            ImportChunks chunks,
            VersionClock stamps,
            Clock clock,
            IdGenerator ids,
            ImportSettings settings) {
        this.imports = imports;
        this.chunks = chunks;
        this.stamps = stamps;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
        this.places = new Semaphore(settings.uploads());
    }

    /** Stores the whole file and returns its import. */
    public Import receive(InputStream body, ImportRequest request) {
        if (!places.tryAcquire()) {
            throw new OverloadedException("Too many files are being uploaded; try again later");
        }
        try {
            CsvFile file = CsvFile.open(body, request.delimiter(), settings.most());
            FileLayout layout = layout(file, request);
            Import opened = open(layout, request);
            return imports.open(opened) ? store(opened, format(request, layout), file) : earlier(request, file);
        } finally {
            places.release();
        }
    }

    /** Returns the targets of a file's columns; refuses the headers that an upload would refuse. */
    public FileLayout layout(InputStream body, ImportRequest request) {
        return layout(CsvFile.open(body, request.delimiter(), settings.most()), request);
    }

    private static FileLayout layout(CsvFile file, ImportRequest request) {
        return HeaderParser.read(file.header(), request.kind(), request.mapping(), request.consent());
    }

    /** Returns the format that is known before the cells are read. */
    static FileFormat format(ImportRequest request, FileLayout layout) {
        return layout.origin() != null && layout.origin().localTimes()
                ? request.format().inUtcByDefault()
                : request.format();
    }

    private Import store(Import opened, FileFormat given, CsvFile file) {
        String id = opened.id();
        boolean whole = false;
        String reason = "The upload broke off";
        try {
            new ImportUpload(id, imports, chunks, stamps, clock, settings.chunkRows())
                    .store(file, opened.layout(), new FormatDetector(given));
            whole = true;
        } catch (Refusal refusal) {
            reason = refusal.reason();
            throw refusal;
        } finally {
            if (!whole) {
                clearAway(id, reason);
            }
        }
        return imports.get(id);
    }

    /** Returns the earlier import with the same key; reads the whole file to check that it is the same. */
    private Import earlier(ImportRequest request, CsvFile file) {
        Import earlier = imports.underKey(String.valueOf(request.key()))
                .filter(anImport -> anImport.file() != null)
                .orElseThrow(() -> Refusal.conflict("REQUEST_IN_FLIGHT", "A file with this key is still arriving"));
        file.skip();
        if (earlier.file() == null || !earlier.file().hash().equals(file.hash())) {
            throw reused("This key was used with another file");
        }
        if (earlier.parameters() != null && !earlier.parameters().equals(request.parameters())) {
            throw reused("This key was used with other parameters");
        }
        return earlier;
    }

    private static Refusal reused(String reason) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED", reason, null);
    }

    /**
     * Cleans up after a failure, unless the file was stored and only the database's answer was lost; the sweep repeats
     * this if it fails.
     */
    private void clearAway(String id, String reason) {
        try {
            imports.breakOff(id, reason);
            if (imports.get(id).file() == null) {
                chunks.dropPending(id);
            }
        } catch (DataAccessException e) {
            log.warn("The import {} could not be cleaned up; the sweep will do so", id, e);
        }
    }

    private Import open(FileLayout layout, ImportRequest request) {
        Instant now = clock.instant();
        String id = "%011x%s".formatted(now.toEpochMilli(), ids.next().substring(0, RANDOM_PART));
        return new Import(
                id,
                ImportStatus.UPLOADING,
                layout,
                request.key(),
                request.parameters(),
                request.callerId(),
                now,
                now,
                null,
                null,
                null,
                null);
    }
}
