package com.xenocrm.ingestion.operations;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

@RestController
@RequestMapping("/api/dead-letters")
class DeadLetterController {

    private final DeadLetterStore log;
    private final DeadLetterService settling;

    DeadLetterController(DeadLetterStore log, DeadLetterService settling) {
        this.log = log;
        this.settling = settling;
    }

    @GetMapping
    Envelope<List<DeadLetterView>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String queue,
            Caller caller) {
        AdminAccess.only(caller);
        return log.page(
                PageRequest.of(limit, cursor), queue == null ? DeadLetterQuery.ALL : DeadLetterQuery.ofQueue(queue));
    }

    @GetMapping("/{id}")
    Envelope<DeadLetterView> one(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("Dead letter", log.get(id));
    }

    /** Replays the selected dead letters; all of them without a body or with an empty one. */
    @PostMapping("/replay")
    Envelope<Map<String, Long>> replay(@RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        AdminAccess.only(caller);
        boolean all = body == null || (body.isObject() && body.isEmpty());
        long replayed = settling.replay(all ? DeadLetterQuery.ALL : DeadLetterQuery.of(body), Actor.of(caller));
        return Envelope.of(replayed + " dead letters replayed", Map.of("replayed", replayed));
    }

    @PostMapping("/discard")
    Envelope<Map<String, Long>> discard(@RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        AdminAccess.only(caller);
        long discarded = settling.discard(DeadLetterQuery.of(body), Actor.of(caller));
        return Envelope.of(discarded + " dead letters discarded", Map.of("discarded", discarded));
    }
}
