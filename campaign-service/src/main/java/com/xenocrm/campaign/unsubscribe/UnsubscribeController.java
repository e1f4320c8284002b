package com.xenocrm.campaign.unsubscribe;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handles unsubscribe links. A GET changes nothing, because mail scanners open every link; a POST unsubscribes, from
 * the page or by one-click unsubscription (RFC 8058, whose body adds nothing to the link).
 */
@RestController
class UnsubscribeController {

    private final UnsubscribeLinks links;
    private final Unsubscriptions unsubscriptions;

    UnsubscribeController(UnsubscribeLinks links, Unsubscriptions unsubscriptions) {
        this.links = links;
        this.unsubscriptions = unsubscriptions;
    }

    @GetMapping("/unsubscribe/{token}")
    ResponseEntity<String> show(@PathVariable String token) {
        return links.communicationId(token)
                .map(_ -> UnsubscribePage.QUESTION)
                .orElse(UnsubscribePage.NOT_OURS)
                .answer();
    }

    @PostMapping("/unsubscribe/{token}")
    ResponseEntity<String> unsubscribe(@PathVariable String token) {
        return links.communicationId(token)
                .filter(unsubscriptions::of)
                .map(_ -> UnsubscribePage.DONE)
                .orElse(UnsubscribePage.NOT_OURS)
                .answer();
    }
}
