package com.xenocrm.campaign.retry;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Retries the failed communications of a campaign. */
@RestController
class RetryController {

    private final RetryRequests retries;

    RetryController(RetryRequests retries) {
        this.retries = retries;
    }

    @PostMapping("/api/campaigns/{id}/retry-failed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<Retried> retryFailed(@PathVariable String id, Caller caller) {
        int retried = retries.retry(id, Actor.of(caller));
        return Envelope.of(retried + " communications will be retried", new Retried(retried));
    }

    @PostMapping("/api/campaigns/{id}/resend-in-doubt")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<Resent> resendInDoubt(@PathVariable String id, Caller caller) {
        int resent = retries.resend(id, Actor.of(caller));
        return Envelope.of(resent + " communications in doubt are sent once more", new Resent(resent));
    }

    /** Number of communications in doubt that are sent once more. */
    record Resent(int resent) {}

    /** Number of retried communications. */
    record Retried(int retried) {}
}
