package com.xenocrm.ai.summary;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.web.Envelope;

@RestController
class SummaryController {

    private final CampaignTallies campaigns;
    private final Breakdowns breakdowns;

    SummaryController(CampaignTallies campaigns, Breakdowns breakdowns) {
        this.campaigns = campaigns;
        this.breakdowns = breakdowns;
    }

    @PostMapping("/api/ai/summary")
    Envelope<Summary> summarise(@RequestBody SummaryRequest request) {
        Tally tally = request.tally(campaigns);
        Breakdown breakdown = request.ofCampaign().map(breakdowns::of).orElse(Breakdown.NONE);
        return Envelope.of("Campaign summary", Summary.of(tally, breakdown));
    }

    record Summary(String summary, List<Fact> facts, String source) {

        static Summary of(Tally tally, Breakdown breakdown) {
            Facts facts = Facts.of(tally, breakdown);
            return new Summary(Paragraph.of(tally, facts), facts.all(), "template");
        }
    }
}
