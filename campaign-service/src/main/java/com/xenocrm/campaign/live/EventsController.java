package com.xenocrm.campaign.live;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.xenocrm.kit.stream.EventStreams;

/** Streams server-sent events: {@code tally} when figures change, at most once a second; {@code final} at the end. */
@RestController
class EventsController {

    private final LiveCampaigns campaigns;
    private final EventStreams streams;

    EventsController(LiveCampaigns campaigns, EventStreams streams) {
        this.campaigns = campaigns;
        this.streams = streams;
    }

    @GetMapping(path = "/api/campaigns/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        return streams.open("campaign-events", campaigns.watch(id));
    }
}
