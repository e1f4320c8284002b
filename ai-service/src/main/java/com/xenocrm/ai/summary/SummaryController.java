package com.xenocrm.ai.summary;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.ai.summary.Breakdowns.Breakdown;
import com.xenocrm.ai.summary.SummaryWriter.Summary;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

@RestController
class SummaryController {

    private final CampaignTallies campaigns;
    private final Breakdowns breakdowns;
    private final SummaryWriter summariser;

    SummaryController(CampaignTallies campaigns, Breakdowns breakdowns, SummaryWriter summariser) {
        this.campaigns = campaigns;
        this.breakdowns = breakdowns;
        this.summariser = summariser;
    }

    @PostMapping("/api/ai/summary")
    Envelope<Summary> summarise(@RequestBody SummaryRequest request, Caller caller) {
        List<CustomerBand.Kind> kinds = request.kinds();
        CampaignFigures figures = request.figures(campaigns);
        Breakdown breakdown = request.ofCampaign().map(breakdowns::of).orElse(Breakdown.NONE);
        return Envelope.of("Campaign summary", summariser.of(figures, breakdown, kinds, caller.userId()));
    }
}
