package com.xenocrm.campaign.segment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.segment.SegmentCounts.Counted;
import com.xenocrm.campaign.segment.SegmentSizes.Size;
import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

/** Reads segments and their members. */
@RestController
@RequestMapping("/api/segments")
class SegmentController {

    private final Segments segments;
    private final SegmentCounts counts;
    private final SegmentSizes sizes;
    private final Audiences audiences;
    private final Clock clock;

    SegmentController(Segments segments, SegmentCounts counts, SegmentSizes sizes, Audiences audiences, Clock clock) {
        this.segments = segments;
        this.counts = counts;
        this.sizes = sizes;
        this.audiences = audiences;
        this.clock = clock;
    }

    @GetMapping
    Envelope<List<ListedSegment>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            @Parameter(description = "Adds how many customers each segment has, and when they were counted")
                    @RequestParam(name = "with_count", defaultValue = "false")
                    boolean withCount) {
        PageRequest page = PageRequest.of(limit, cursor);
        List<Segment> found = segments.page(page);
        Map<Segment, Counted> customerCounts = withCount ? counts.of(found) : Map.of();
        return page.answer(
                "Segments",
                found,
                null,
                segment -> new Cursor(segment.createdAt(), segment.id()),
                segment -> ListedSegment.of(segment, customerCounts.get(segment)));
    }

    @GetMapping("/{id}")
    Envelope<SegmentView> one(@PathVariable String id) {
        return Envelope.of("Segment", SegmentView.of(segments.get(id)));
    }

    @GetMapping("/{id}/customers")
    Envelope<List<Customer>> members(
            @PathVariable String id,
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor) {
        Rule rule = segments.get(id).rule().rule();
        Instant now = clock.instant();
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Customers in this segment now",
                audiences.after(page.afterId(), rule, now, page.rows()),
                audiences.count(rule, now),
                customer -> Cursor.of(customer.id()),
                Function.identity());
    }

    /** Returns the size of a segment on each of the latest ninety days on which it was counted, the oldest first. */
    @GetMapping("/{id}/sizes")
    Envelope<List<Size>> sizes(@PathVariable String id) {
        Segment segment = segments.get(id);
        return Envelope.of("Sizes by day", sizes.of(segment.id(), SegmentSizes.dayOf(clock.instant())));
    }

    /**
     * Segment in a list.
     *
     * @param customerCount number of customers in it; null if it was not asked for
     * @param countedAt time of the count; null if it was not asked for
     */
    record ListedSegment(
            @JsonUnwrapped SegmentView segment,
            @Nullable Long customerCount,
            @Nullable Instant countedAt) {

        static ListedSegment of(Segment segment, @Nullable Counted counted) {
            SegmentView view = SegmentView.of(segment);
            return counted == null
                    ? new ListedSegment(view, null, null)
                    : new ListedSegment(view, counted.customers(), counted.at());
        }
    }
}
