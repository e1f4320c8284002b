package com.xenocrm.ai.summary;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.web.Envelope;

@RestController
class SummaryController {

    private final CampaignTallies campaigns;

    SummaryController(CampaignTallies campaigns) {
        this.campaigns = campaigns;
    }

    @PostMapping("/api/ai/summary")
    Envelope<Summary> summarise(@RequestBody SummaryRequest request) {
        return Envelope.of("Campaign summary", Summary.of(request.tally(campaigns)));
    }

    record Summary(String summary, List<Fact> facts, String source) {

        static Summary of(Tally tally) {
            Facts facts = Facts.of(tally);
            return new Summary(Paragraph.of(tally, facts), facts.all(), "template");
        }
    }
}
