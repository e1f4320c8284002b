package com.xenocrm.runner.demo;

import java.time.Duration;
import java.util.Locale;

import com.xenocrm.runner.client.CampaignView;
import com.xenocrm.runner.client.CampaignView.Tally;
import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.LiveLine;
import com.xenocrm.runner.terminal.Pause;
import com.xenocrm.runner.terminal.Terminal;

/** Watches a campaign until nothing changes any more. */
final class CampaignWatch {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Terminal terminal;
    private final CrmClient crm;

    CampaignWatch(Terminal terminal, CrmClient crm) {
        this.terminal = terminal;
        this.crm = crm;
    }

    /** The campaign as it is in the end; fails when its figures do not add up at any moment. */
    CampaignView untilFinal(String id) {
        LiveLine line = new LiveLine(terminal);
        Stall stall = new Stall(PATIENCE);
        CampaignView campaign = look(id, line);
        while (!campaign.isFinal()) {
            if (stall.lastsAt(campaign)) {
                throw new Failure("The campaign has not moved for %d s; see ./crm logs campaign-service"
                        .formatted(PATIENCE.toSeconds()));
            }
            Pause.of(BETWEEN_QUESTIONS);
            campaign = look(id, line);
        }
        line.finish(text(campaign));
        return campaign;
    }

    private CampaignView look(String id, LiveLine line) {
        CampaignView campaign = crm.campaign(id);
        Tally tally = campaign.tally();
        line.show(text(campaign));
        if (!tally.addsUp()) {
            throw new Failure(
                    "The tally does not add up: sent %d + failed %d + pending %d + suppressed %d is not the audience of %d"
                            .formatted(
                                    tally.sent(),
                                    tally.failed(),
                                    tally.pending(),
                                    tally.suppressed(),
                                    tally.audienceSize()));
        }
        return campaign;
    }

    private static String text(CampaignView campaign) {
        Tally tally = campaign.tally();
        return String.format(
                Locale.ROOT,
                "  %-10s sent %,d  failed %,d  pending %,d  suppressed %,d  of %,d",
                campaign.status(),
                tally.sent(),
                tally.failed(),
                tally.pending(),
                tally.suppressed(),
                tally.audienceSize());
    }
}
