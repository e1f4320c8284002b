package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Set;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.ImportCounts;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.stream.EventStreams;
import com.xenocrm.kit.stream.Observation;

/** Streams server-sent events: {@code progress} when an import changes, at most once a second; {@code final} at the end. */
@RestController
class ImportEventsController {

    private static final Set<String> MOVING = Set.of("uploading", "uploaded", "running");

    private final Imports imports;
    private final ImportChunks chunks;
    private final EventStreams streams;

    ImportEventsController(Imports imports, ImportChunks chunks, EventStreams streams) {
        this.imports = imports;
        this.chunks = chunks;
        this.streams = streams;
    }

    @GetMapping(path = ImportController.PATH + "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        imports.get(id);
        return streams.open("import-events", new LiveImport(id));
    }

    private final class LiveImport implements Observation<ImportView> {

        private final String id;

        private LiveImport(String id) {
            this.id = id;
        }

        @Override
        public ImportView look() {
            return ImportView.of(imports.get(id), chunks.tallies(List.of(id)).getOrDefault(id, ImportCounts.NOTHING));
        }

        @Override
        public String event(ImportView found) {
            return isFinal(found) ? "final" : "progress";
        }

        @Override
        public boolean isFinal(ImportView found) {
            return !MOVING.contains(found.status());
        }
    }
}
