package com.xenocrm.campaign.segment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.paging.NewestFirst;
import com.xenocrm.campaign.paging.Slice;
import com.xenocrm.campaignkit.customer.Customer;
import com.xenocrm.campaignkit.rule.Rule;
import com.xenocrm.kit.web.Envelope;

/** Reads segments and their members. */
@RestController
@RequestMapping("/api/segments")
class SegmentController {

    private final Segments segments;
    private final Audiences audiences;
    private final Clock clock;

    SegmentController(Segments segments, Audiences audiences, Clock clock) {
        this.segments = segments;
        this.audiences = audiences;
        this.clock = clock;
    }

    @GetMapping
    Envelope<List<SegmentView>> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        return segments.page(cursor, Slice.limit(limit))
                .map(SegmentView::of)
                .answer("Segments", null, last -> NewestFirst.cursor(last.createdAt(), last.id()));
    }

    @GetMapping("/{id}")
    Envelope<SegmentView> one(@PathVariable String id) {
        return Envelope.of("Segment", SegmentView.of(segments.get(id)));
    }

    @GetMapping("/{id}/customers")
    Envelope<List<Customer>> members(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String cursor) {
        Rule rule = segments.get(id).rule().rule();
        Instant now = clock.instant();
        int rows = Slice.limit(limit);
        return Slice.of(audiences.after(cursor, rule, now, rows + 1), rows)
                .answer("Customers in this segment now", audiences.count(rule, now), Customer::id);
    }
}
