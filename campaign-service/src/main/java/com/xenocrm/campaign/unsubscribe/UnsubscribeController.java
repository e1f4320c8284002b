package com.xenocrm.campaign.unsubscribe;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the links in messages lead. To look changes nothing, since mail scanners look at every link; to post, from the
 * page or by a mail program's own button (RFC 8058, whose body says nothing that the link does not), unsubscribes.
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
