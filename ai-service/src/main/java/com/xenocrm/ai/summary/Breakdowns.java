package com.xenocrm.ai.summary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.xenocrm.ai.summary.Breakdowns.Breakdown.BandTally;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.campaigndata.results.AudienceReader;
import com.xenocrm.campaigndata.results.Lift;
import com.xenocrm.campaigndata.results.Recipient;
import com.xenocrm.campaigndata.results.Recipient.Group;
import com.xenocrm.campaigndata.results.Results;
import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.customer.Customer;

/** Sums up a campaign's communication log by bands of customers. Read-only. */
@Repository
class Breakdowns {

    private static final int RESULTS_DAYS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CustomerQueries customers;
    private final AudienceReader recipients;
    private final Results results;
    private final Clock clock;

    Breakdowns(MongoOperations mongo, Clock clock) {
        this.customers = new CustomerQueries(mongo);
        this.recipients = new AudienceReader(mongo);
        this.results = new Results(mongo);
        this.clock = clock;
    }

    /**
     * Returns the current breakdown; {@link Breakdown#NONE} if the audience is too large to read within some seconds.
     */
    Breakdown of(String campaignId) {
        Instant now = clock.instant();
        Counts counts = new Counts();
        boolean complete = recipients.lists(campaignId).allMatch(list -> {
            add(list, now, counts);
            return clock.instant().isBefore(now.plus(PATIENCE));
        });
        return complete
                ? new Breakdown(counts.bands(), counts.control ? comparison(campaignId) : Optional.empty())
                : Breakdown.NONE;
    }

    private Optional<ControlGroupComparison> comparison(String campaignId) {
        Results.Figures figures = results.of(campaignId, Duration.ofDays(RESULTS_DAYS));
        return Optional.ofNullable(
                        Lift.of(figures.contacted().sample(), figures.control().sample()))
                .map(lift -> new ControlGroupComparison(
                        RESULTS_DAYS,
                        figures.contacted().view(),
                        figures.control().view(),
                        lift));
    }

    private void add(List<Recipient> list, Instant now, Counts counts) {
        counts.control |= list.stream().anyMatch(one -> one.group() == Group.CONTROL);
        Map<String, CommunicationStatus> settled = list.stream()
                .filter(one -> one.status() == CommunicationStatus.SENT || one.status() == CommunicationStatus.FAILED)
                .collect(Collectors.toMap(Recipient::customerId, Recipient::status));
        for (Customer customer : customers.byIds(settled.keySet())) {
            boolean sent = settled.get(customer.id()) == CommunicationStatus.SENT;
            CustomerBand.of(customer, now)
                    .forEach(band -> (sent ? counts.sent : counts.failed).merge(band, 1L, Long::sum));
        }
    }

    private static final class Counts {

        private final Map<CustomerBand, Long> sent = new EnumMap<>(CustomerBand.class);
        private final Map<CustomerBand, Long> failed = new EnumMap<>(CustomerBand.class);
        private boolean control;

        List<BandTally> bands() {
            return Arrays.stream(CustomerBand.values())
                    .map(band -> new BandTally(band, sent.getOrDefault(band, 0L), failed.getOrDefault(band, 0L)))
                    .toList();
        }
    }

    /**
     * Deliveries by band of customers.
     *
     * @param comparison comparison with the control group; empty without one
     */
    record Breakdown(List<BandTally> bands, Optional<ControlGroupComparison> comparison) {

        /** Breakdown of which only the totals are known. */
        static final Breakdown NONE = new Breakdown(List.of(), Optional.empty());

        /** Keeps the bands of these kinds; all of them if there are none. */
        Breakdown of(List<CustomerBand.Kind> kinds) {
            return kinds.isEmpty()
                    ? this
                    : new Breakdown(
                            bands.stream()
                                    .filter(tally -> kinds.stream()
                                            .anyMatch(kind -> kind.bands().contains(tally.band())))
                                    .toList(),
                            comparison);
        }

        /** Outcomes of the messages to one band. */
        record BandTally(CustomerBand band, long sent, long failed) {

            long settled() {
                return sent + failed;
            }
        }
    }
}
