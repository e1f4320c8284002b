package com.xenocrm.delivery.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.communication.ReceiptTransitions.Changes;
import com.xenocrm.campaigndata.outcome.BounceType;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.settings.CountPerPeriod;

import static java.util.Comparator.naturalOrder;

/**
 * Suppresses addresses after hard bounces of their channel, too many soft ones of e-mails, and objections. The later of the latest bounce and the latest
 * success of a communication decides, by attempt and time, in whatever order they arrive; nothing lifts an objection. The
 * address is suppressed before the log records the reason, so a crash in between repeats the suppression, while a repeated
 * receipt does not suppress a released address again.
 */
class AddressSuppression {

    private static final int FIRST_ATTEMPT = 1;

    private final ReceiptTransitions log;
    private final BounceLog bounces;
    private final Suppressions suppressions;
    private final @Nullable CountPerPeriod softBounceLimit;

    /** @param softBounceLimit number of soft bounces that suppress an address; null for none */
    AddressSuppression(
            ReceiptTransitions log,
            BounceLog bounces,
            Suppressions suppressions,
            @Nullable CountPerPeriod softBounceLimit) {
        this.log = log;
        this.bounces = bounces;
        this.suppressions = suppressions;
        this.softBounceLimit = softBounceLimit;
    }

    /**
     * Applies receipts that are already applied to the log.
     *
     * @param before states of the communications before the receipts were applied
     * @param changes changes of the log: if every receipt changed it, each success is the first one
     */
    void apply(List<Receipt> receipts, Map<String, CommunicationState> before, Changes changes) {
        List<Receipt> reports = receipts.stream()
                .filter(receipt -> receipt.status() != DeliveryStatus.SUPPRESSED)
                .filter(receipt -> BounceType.of(receipt.reason()) != BounceType.SOFT
                        || isSoftBounce(receipt, before.get(receipt.communicationId())))
                .toList();
        List<Receipt> successes = receipts.stream()
                .filter(receipt -> receipt.status() == DeliveryStatus.SENT)
                .filter(receipt ->
                        changes.applied() < receipts.size() || mayBounce(before.get(receipt.communicationId())))
                .toList();
        Set<String> touched = Stream.concat(reports.stream(), successes.stream())
                .map(Receipt::communicationId)
                .collect(Collectors.toSet());
        if (!touched.isEmpty()) {
            succeed(outcomes(successes, log.states(touched)));
            if (!reports.isEmpty()) {
                suppress(outcomes(reports, log.states(touched)));
            }
            lift(log.states(touched).values());
        }
    }

    private static boolean isSoftBounce(Receipt receipt, @Nullable CommunicationState state) {
        return state != null && new ReceivedOutcome(receipt, state).isSoftBounce();
    }

    /** Returns whether a bounce is known, or one of an earlier attempt may become known at the same time. */
    private static boolean mayBounce(@Nullable CommunicationState state) {
        return state != null
                && (state.bounce() != null || state.softBounce() != null || state.attempt() > FIRST_ATTEMPT);
    }

    private static List<ReceivedOutcome> outcomes(List<Receipt> receipts, Map<String, CommunicationState> states) {
        return receipts.stream()
                .flatMap(receipt -> Stream.ofNullable(states.get(receipt.communicationId()))
                        .map(state -> new ReceivedOutcome(receipt, state)))
                .toList();
    }

    private void succeed(List<ReceivedOutcome> successes) {
        bounces.succeeded(successes.stream()
                .filter(ReceivedOutcome::isLaterSuccess)
                .map(ReceivedOutcome::toLog)
                .toList());
    }

    private void suppress(List<ReceivedOutcome> reports) {
        List<ReceivedOutcome> objections =
                reports.stream().filter(ReceivedOutcome::isFirstObjection).toList();
        List<ReceivedOutcome> hard =
                reports.stream().filter(ReceivedOutcome::isBounce).toList();
        suppressions.add(Stream.concat(objections.stream(), hard.stream().filter(ReceivedOutcome::suppresses))
                .flatMap(outcome -> outcome.suppression().stream())
                .toList());
        bounces.objected(objections.stream().map(ReceivedOutcome::receipt).toList());
        bounces.bounced(hard.stream().map(ReceivedOutcome::toLog).toList());
        List<ReceivedOutcome> soft =
                reports.stream().filter(ReceivedOutcome::isSoftBounce).toList();
        if (!soft.isEmpty()) {
            List<ReceivedOutcome> counted =
                    soft.stream().filter(ReceivedOutcome::countsAgainstAddress).toList();
            suppressAtLimit(counted);
            bounces.addressBounced(counted.stream().map(ReceivedOutcome::toLog).toList());
            suppressAtLimit(counted);
            bounces.softBounced(soft.stream().map(ReceivedOutcome::toLog).toList());
        }
    }

    /**
     * Suppresses the addresses whose e-mails bounced softly too often within the period before their latest bounce: before
     * the bounces are recorded, because of crashes, and after, because other consumers may have recorded some meanwhile.
     */
    private void suppressAtLimit(List<ReceivedOutcome> soft) {
        List<ReceivedOutcome> counted =
                soft.stream().filter(ReceivedOutcome::isFirstSoftBounce).toList();
        if (softBounceLimit == null || counted.isEmpty()) {
            return;
        }
        Instant last = counted.stream()
                .map(each -> each.receipt().occurredAt())
                .max(naturalOrder())
                .orElseThrow();
        Map<String, Set<String>> known = bounces.addressBounces(
                counted.stream().map(ReceivedOutcome::customerId).collect(Collectors.toSet()),
                last.minus(softBounceLimit.period()));
        List<Suppression> reached = new ArrayList<>();
        for (ReceivedOutcome each : counted) {
            Set<String> ofAddress =
                    known.computeIfAbsent(Objects.requireNonNull(each.state().email()), _ -> new HashSet<>());
            ofAddress.add(each.state().id());
            if (ofAddress.size() >= softBounceLimit.most()) {
                each.suppression().ifPresent(reached::add);
            }
        }
        suppressions.add(reached);
    }

    /** Lifts recorded bounces that a success followed; later ones are being applied by another consumer. */
    private void lift(Collection<CommunicationState> states) {
        suppressions.liftBounces(states.stream()
                .filter(state -> state.email() != null)
                .flatMap(state -> state.bouncesLiftedUntil().stream()
                        .map(until -> Suppression.bounced(Objects.requireNonNull(state.email()), state.id(), until)))
                .toList());
    }
}
