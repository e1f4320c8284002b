package com.xenocrm.simulation.email;

import java.time.Clock;
import java.util.Objects;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.EmailSource;
import com.xenocrm.campaign.content.Tracking;
import com.xenocrm.campaign.lifecycle.SimulatedCampaigns;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.email.bounce.SimulatedBounces;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.sending.SimulatedEmails;
import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.campaign.CampaignPromises;
import com.xenocrm.simulation.campaign.CampaignScenario;
import com.xenocrm.simulation.campaign.CampaignServices;
import com.xenocrm.simulation.campaign.CampaignWorld;
import com.xenocrm.simulation.campaign.FinalCampaignPromises;
import com.xenocrm.simulation.campaign.Users;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.simulation.world.Replicas;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** Campaigns on the channel email, with senders and a mail server. */
final class EmailScenario implements Scenario {

    private static final long LONGEST = 60 * 60 * World.SECOND;
    private static final String SENDER = "email-sender";
    private static final int SENDERS = 2;
    private static final int READING_SECONDS = 3;
    private static final CampaignContent EMAIL =
            new CampaignContent(Channel.EMAIL, new EmailSource("News", null, null, null), null, Tracking.NONE);

    private final EmailPlan plan;
    private final World world;
    private final CampaignWorld campaigns;
    private final CampaignServices services;
    private final Users users;
    private final CampaignPromises promises;
    private final FinalCampaignPromises atTheEnd;
    private final Mailboxes mailboxes;
    private final MailServer server;
    private final EmailMessages messages = SimulatedEmails.messages(Clock.systemUTC());
    private final ReportMailbox reportMailbox;
    private final MailRecipients recipients;
    private final ReportPromises reports;

    EmailScenario(EmailPlan plan, World world) {
        this.plan = plan;
        this.world = world;
        campaigns = CampaignWorld.of(world, plan.campaigns());
        services = new CampaignServices(campaigns);
        users = new Users(campaigns, services.requests());
        promises = new CampaignPromises(campaigns);
        atTheEnd = new FinalCampaignPromises(campaigns, promises);
        reportMailbox = new ReportMailbox(world.effects());
        recipients = new MailRecipients(world, plan.mail().reporting(), plan.seed(), reportMailbox);
        reports = new ReportPromises(campaigns);
        mailboxes = new Mailboxes(campaigns, messages, recipients);
        server = new MailServer(world.effects(), plan.mail(), plan.seed(), mailboxes::deliver);
        world.onPublished(message -> {
            if (message instanceof CommunicationRequested requested && !isPostponed()) {
                campaigns.handedOver(requested);
                mailboxes.requested(requested);
            }
            if (message instanceof DeliveryReceiptReceived received) {
                reports.published(received);
            }
        });
    }

    /** A sender publishes a communication again that another one may still be sending; it was handed over before. */
    private boolean isPostponed() {
        return Objects.requireNonNull(world.effects().task()).toString().contains(SENDER);
    }

    @Override
    public void begin() {
        CampaignPlan common = plan.campaigns();
        campaigns.shop().open(common.customers());
        for (int i = 0; i < common.campaigns(); i++) {
            SimulatedCampaigns.draft(
                    Database.mongo(),
                    Users.campaign(i),
                    "Hi {name}",
                    CampaignScenario.RULE,
                    EMAIL,
                    common.maxRate(),
                    World.time(0));
        }
        services.start();
        Replicas replicas = new Replicas(world);
        for (int i = 1; i <= SENDERS; i++) {
            replicas.add(SENDER + "-" + i, replica -> start(replicas, replica));
        }
        common.actions().forEach(users::plan);
        if (common.isBusy()) {
            users.actOnFreezes();
        }
        plan.resends().forEach(at -> world.loop().after(at, this::resend));
    }

    /** A sender handles one batch at a time. */
    private void start(Replicas replicas, Replica replica) {
        Surroundings with = world.surroundings(replica);
        replicas.consumeOne(
                replica,
                Exchanges.EMAILS_TO_SEND,
                CommunicationRequested.class,
                SimulatedEmails.consumer(
                        with, Objects.requireNonNull(replica.process()).name(), server));
        replicas.repeat(
                replica, "read bounces", READING_SECONDS, SimulatedBounces.reader(with, messages, reportMailbox));
    }

    private void resend() {
        String campaign = Users.campaign(0);
        services.requests().send("resend doubts of " + campaign, () -> mailboxes.resends(campaign), api -> {
            api.resendDoubts(campaign);
        });
    }

    @Override
    public void written(String collection) {
        promises.written(collection);
        reports.written(collection);
    }

    @Override
    public boolean isQuiet() {
        return recipients.areQuiet() && atTheEnd.isQuiet();
    }

    @Override
    public void goOn() {
        world.database()
                .all("campaigns")
                .filter(campaign -> "paused".equals(campaign.get("status")))
                .map(campaign -> (String) campaign.get("_id"))
                .toList()
                .forEach(id -> services.requests()
                        .send(id + " to running", () -> {}, api -> api.take(id, CampaignStatus.RUNNING)));
    }

    @Override
    public String unfinished() {
        return atTheEnd.unfinished();
    }

    @Override
    public long longest() {
        return LONGEST;
    }

    @Override
    public void check() {
        atTheEnd.checkFigures();
        atTheEnd.checkAudiences();
        mailboxes.check();
        reports.check();
    }
}
