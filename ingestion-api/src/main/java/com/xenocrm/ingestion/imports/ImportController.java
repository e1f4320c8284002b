package com.xenocrm.ingestion.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.ImportCounts;
import com.xenocrm.ingestion.imports.csv.RejectedCsv;
import com.xenocrm.ingestion.imports.status.Import;
import com.xenocrm.ingestion.imports.status.ImportStatus;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.ingestion.imports.upload.ImportRequest;
import com.xenocrm.ingestion.imports.upload.UploadService;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Accepts files, reports progress, and returns rejected rows. */
@RestController
class ImportController {

    static final String PATH = "/api/imports";

    private static final String CSV = "text/csv";

    private final UploadService uploads;
    private final Imports imports;
    private final ImportChunks chunks;
    private final ImportProgression steps;

    ImportController(UploadService uploads, Imports imports, ImportChunks chunks, ImportProgression steps) {
        this.uploads = uploads;
        this.imports = imports;
        this.chunks = chunks;
        this.steps = steps;
    }

    @PostMapping(
            path = PATH,
            consumes = {CSV, "application/gzip", "application/x-gzip"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<ImportView> receive(
            InputStream body,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = IdempotencyFilter.HEADER, required = false) @Nullable String key,
            Caller caller) {
        Import stored = uploads.receive(body, ImportRequest.of(ImportRequest.single(parameters), key, caller.userId()));
        steps.begin(stored);
        return Envelope.of("The file is stored and will be imported", view(stored));
    }

    /** Reads the header only, so the beginning of the file suffices. */
    @PostMapping(path = PATH + "/layout", consumes = CSV)
    Envelope<LayoutView> layout(
            InputStream body,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Caller caller) {
        ImportRequest request = ImportRequest.of(ImportRequest.single(parameters), null, caller.userId());
        return Envelope.of("What becomes of the columns", LayoutView.of(uploads.layout(body, request)));
    }

    @GetMapping(PATH)
    Envelope<List<ImportView>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        List<Import> found = imports.newest(page);
        Map<String, ImportCounts> tallies =
                chunks.tallies(found.stream().map(Import::id).toList());
        return page.answer(
                "Imports",
                found,
                imports.count(),
                each -> Cursor.of(each.id()),
                each -> ImportView.of(each, tallies.getOrDefault(each.id(), ImportCounts.NOTHING)));
    }

    @GetMapping(PATH + "/{id}")
    Envelope<ImportView> one(@PathVariable String id) {
        return Envelope.of("Import", view(imports.get(id)));
    }

    @PostMapping(PATH + "/{id}/cancel")
    Envelope<ImportView> cancel(@PathVariable String id) {
        if (!imports.cancel(id) && imports.get(id).status() != ImportStatus.CANCELLED) {
            throw Refusal.conflict("IMPORT_FINISHED", "The import is finished");
        }
        return Envelope.of("Import cancelled", view(imports.get(id)));
    }

    @GetMapping(PATH + "/{id}/rejected")
    void rejected(@PathVariable String id, HttpServletResponse response) throws IOException {
        Import anImport = imports.get(id);
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + id + "-rejected.csv\"");
        try (RejectedCsv csv =
                new RejectedCsv(response.getOutputStream(), anImport.layout().header())) {
            chunks.eachRejected(id, csv::add);
        }
    }

    private ImportView view(Import anImport) {
        return ImportView.of(
                anImport, chunks.tallies(List.of(anImport.id())).getOrDefault(anImport.id(), ImportCounts.NOTHING));
    }
}
