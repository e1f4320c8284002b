package com.xenocrm.campaign.engagement;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.engagement.TrackingLinks.Click;
import com.xenocrm.contracts.message.EngagementReceived.Engagement;

/** Answers the pictures and links of e-mails, and records them. Reads no database, so that it works without one. */
@RestController
class EngagementController {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final TrackingLinks links;
    private final EngagementPublisher publisher;
    private final Clock clock;

    EngagementController(TrackingLinks links, EngagementPublisher publisher, Clock clock) {
        this.links = links;
        this.publisher = publisher;
        this.clock = clock;
    }

    @GetMapping("/t/o/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
        links.opened(token).ifPresent(communicationId -> record(communicationId, null, request));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(PIXEL);
    }

    @GetMapping("/t/c/{token}")
    @ResponseStatus(HttpStatus.FOUND)
    ResponseEntity<String> click(@PathVariable String token, HttpServletRequest request) {
        Click click = links.clicked(token).orElse(null);
        if (click == null) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("This link is not valid. Please use it exactly as it is in the message that you got.");
        }
        record(click.communicationId(), click.link(), request);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, click.target())
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private void record(String communicationId, @Nullable Integer link, HttpServletRequest request) {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        String address = Objects.requireNonNullElse(request.getHeader("X-Forwarded-For"), request.getRemoteAddr());
        publisher.publish(new Engagement(
                communicationId,
                link,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                MailPrograms.sent(request),
                links.source(communicationId, address)));
    }
}
