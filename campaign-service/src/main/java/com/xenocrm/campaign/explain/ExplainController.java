package com.xenocrm.campaign.explain;

import java.time.Clock;
import java.time.Instant;

import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.segment.Segments;
import com.xenocrm.campaigndata.rule.PlacedRule;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Explains why a customer is or is not in a segment now. */
@RestController
class ExplainController {

    private final Segments segments;
    private final Audiences audiences;
    private final Clock clock;

    ExplainController(Segments segments, Audiences audiences, Clock clock) {
        this.segments = segments;
        this.audiences = audiences;
        this.clock = clock;
    }

    @GetMapping("/api/segments/{id}/explain")
    Envelope<View> explain(@PathVariable String id, @RequestParam String customer) {
        PlacedRule placed = segments.get(id).rule().placed();
        Document stored = audiences
                .find(customer)
                .orElseThrow(() -> Refusal.notFound("CUSTOMER_NOT_FOUND", "There is no such customer"));
        Instant now = clock.instant();
        Explanation explanation = Explainer.explain(
                placed, stored, now, condition -> audiences.matches(stored.getString("_id"), condition, now));
        return Envelope.of(
                explanation.matched() ? "The customer is in this segment" : "The customer is not in this segment",
                new View(Customer.of(stored), explanation.matched(), explanation));
    }

    record View(Customer customer, boolean matched, Explanation explanation) {}
}
