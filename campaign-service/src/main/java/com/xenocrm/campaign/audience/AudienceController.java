package com.xenocrm.campaign.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.rule.Rule;
import com.xenocrm.campaign.rule.RuleParser;
import com.xenocrm.kit.web.Envelope;

/** Who would get it, before anything is saved. */
@RestController
class AudienceController {

    private static final int SAMPLE = 10;

    private final Audiences audiences;
    private final Clock clock;

    AudienceController(Audiences audiences, Clock clock) {
        this.audiences = audiences;
        this.clock = clock;
    }

    @PostMapping("/api/audience")
    Envelope<Preview> preview(@RequestBody PreviewRequest request) {
        Rule rule = RuleParser.parse(request.rules());
        Instant now = clock.instant();
        int count = Math.toIntExact(audiences.count(rule, now));
        var preview = new Preview(count, audiences.after(null, rule, now, SAMPLE));
        return new Envelope<>(true, count + " customers match", preview, null, count, null, null);
    }

    record PreviewRequest(@Nullable JsonNode rules) {}

    record Preview(int count, List<Customer> sample) {}
}
