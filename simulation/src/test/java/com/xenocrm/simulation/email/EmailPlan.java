package com.xenocrm.simulation.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.email.MailServer.MailPlan;
import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.fault.FaultPlan;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/**
 * Everything about a history of e-mails that is decided before it begins.
 *
 * @param resends times in microseconds at which somebody has the doubts of the first campaign sent again
 */
public record EmailPlan(CampaignPlan campaigns, MailPlan mail, List<Long> resends) implements Plan {

    private static final long LAST = 40 * World.SECOND;

    /** Returns the plan of a seed. */
    public static EmailPlan of(long seed) {
        CampaignPlan campaigns = CampaignPlan.dense(seed);
        SplittableRandom random = new SplittableRandom(seed ^ 0xE3A1L);
        boolean calm = campaigns.faults().isCalm();
        List<Long> resends = new ArrayList<>();
        int count = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < count; i++) {
            resends.add(random.nextLong(LAST));
        }
        return new EmailPlan(
                campaigns,
                new MailPlan(
                        calm ? 0 : random.nextDouble() * 0.2,
                        calm ? 0 : random.nextDouble() * 0.3,
                        random.nextDouble() * 0.4,
                        random.nextInt(3) > 0 ? random.nextDouble() : 0),
                List.copyOf(resends));
    }

    @Override
    public FaultPlan faults() {
        return campaigns.faults();
    }

    @Override
    public EmailPlan withFaults(Map<Long, Fault> exactly) {
        return new EmailPlan(campaigns.withFaults(exactly), mail, resends);
    }

    @Override
    public List<EmailPlan> smaller() {
        Stream<EmailPlan> fewerResends =
                resends.isEmpty() ? Stream.empty() : Stream.of(new EmailPlan(campaigns, mail, List.of()));
        Stream<EmailPlan> lessCampaigns = campaigns.smaller().stream().map(less -> new EmailPlan(less, mail, resends));
        return Stream.concat(fewerResends, lessCampaigns).toList();
    }

    @Override
    public Scenario scenario(World world) {
        return new EmailScenario(this, world);
    }
}
