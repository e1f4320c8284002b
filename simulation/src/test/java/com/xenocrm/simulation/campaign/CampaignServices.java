package com.xenocrm.simulation.campaign;

import com.xenocrm.campaign.dispatch.SimulatedDispatch;
import com.xenocrm.campaign.frequency.Admission;
import com.xenocrm.campaign.retry.SimulatedRetries;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.erasure.CampaignDataErasure;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.delivery.receipt.SimulatedReceipts;
import com.xenocrm.delivery.timeout.SimulatedTimeouts;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Fate;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.simulation.world.Replicas;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** Starts the replicas of all services, each with the classes of the service, its consumers and its jobs. */
public final class CampaignServices {

    private static final int REPLICAS = 2;

    private final CampaignWorld campaigns;
    private final World world;
    private final Replicas replicas;
    private final Requests<CampaignReplica> requests;

    public CampaignServices(CampaignWorld campaigns) {
        this.campaigns = campaigns;
        this.world = campaigns.world();
        this.replicas = new Replicas(world);
        this.requests = new Requests<>(world);
    }

    /** Starts all replicas. */
    public void start() {
        for (int i = 1; i <= REPLICAS; i++) {
            replicas.add("campaign-service-" + i, this::startCampaignService);
            replicas.add("delivery-consumer-" + i, this::startDeliveryConsumer);
        }
        replicas.add("vendor", this::startVendor);
    }

    /** Returns requests of users. */
    public Requests<CampaignReplica> requests() {
        return requests;
    }

    private void startCampaignService(Replica replica) {
        Surroundings with = world.surroundings(replica);
        CampaignReplica api = new CampaignReplica(with);
        requests.put(replica, api);
        replicas.consume(
                replica,
                Exchanges.PAGES_TO_DISPATCH,
                AudiencePageRequested.class,
                SimulatedDispatch.consumer(
                        with,
                        _ -> world.broker().waiting(Exchanges.COMMUNICATIONS_TO_DELIVER),
                        campaigns.plan().pageSize(),
                        Admission.capped(campaigns.plan().cap(), with.mongo())));
        replicas.consume(replica, Exchanges.RETRIES_TO_SEND, RetryRequested.class, SimulatedRetries.consumer(with));
        replicas.consume(replica, Exchanges.COMMUNICATIONS_TO_ERASE, ErasureRequested.class, erasures(with));
        if (world.mutation().sweeps()) {
            replicas.repeat(
                    replica,
                    "sweep",
                    10,
                    SimulatedDispatch.sweep(with, api.campaigns().waiting()));
        }
    }

    private static ErasureConsumer erasures(Surroundings with) {
        CampaignPages pages = new CampaignPages(with.mongo(), with.clock());
        return new ErasureConsumer(
                with.erasures(),
                Exchanges.COMMUNICATIONS_TO_ERASE,
                new CampaignDataErasure(
                        with.mongo(),
                        pages,
                        new CampaignCompletion(with.mongo(), pages, with.recount(), with.clock()),
                        with.suppressions(),
                        with.clock())::erase);
    }

    private void startDeliveryConsumer(Replica replica) {
        Surroundings with = world.surroundings(replica);
        SimulatedReceipts receipts = new SimulatedReceipts(with);
        replicas.consume(replica, Exchanges.RECEIPTS_TO_APPLY, DeliveryReceiptReceived.class, receipts.consumer());
        replicas.repeat(replica, "match receipts", 5, receipts::matchUnmatched);
        SimulatedTimeouts timeouts = new SimulatedTimeouts(with, receipts.retries());
        if (world.mutation().reminds()) {
            replicas.repeat(replica, "remind", 10, timeouts::remind);
        }
        replicas.repeat(replica, "time out", 60, timeouts::settle);
    }

    private void startVendor(Replica replica) {
        replicas.consume(
                replica,
                Exchanges.COMMUNICATIONS_TO_DELIVER,
                CommunicationRequested.class,
                messages -> messages.forEach(message -> message.communications().forEach(communication -> {
                    Fate _ = world.effects().meet(EffectKind.WAIT, () -> "deliver " + communication);
                    campaigns.vendor().deliver(communication);
                })));
    }
}
