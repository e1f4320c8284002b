package com.xenocrm.delivery.receipt;

import java.util.Collection;
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

/**
 * Suppresses addresses after hard bounces of their channel and objections. The later of the latest bounce and the latest
 * success of a communication decides, by attempt and time, in whatever order they arrive; nothing lifts an objection. The
 * address is suppressed before the log records the reason, so a crash in between repeats the suppression, while a repeated
 * receipt does not suppress a released address again.
 */
class AddressSuppression {

    private static final int FIRST_ATTEMPT = 1;

    private final ReceiptTransitions log;
    private final BounceLog bounces;
    private final Suppressions suppressions;

    AddressSuppression(ReceiptTransitions log, BounceLog bounces, Suppressions suppressions) {
        this.log = log;
        this.bounces = bounces;
        this.suppressions = suppressions;
    }

    /**
     * Applies receipts that are already applied to the log.
     *
     * @param before states of the communications before the receipts were applied
     * @param changes changes of the log: if every receipt changed it, each success is the first one
     */
    void apply(List<Receipt> receipts, Map<String, CommunicationState> before, Changes changes) {
        List<Receipt> reports = receipts.stream()
                .filter(receipt -> BounceType.of(receipt.reason()) != BounceType.SOFT
                        && receipt.status() != DeliveryStatus.SUPPRESSED)
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

    /** Returns whether a bounce is known, or one of an earlier attempt may become known at the same time. */
    private static boolean mayBounce(@Nullable CommunicationState state) {
        return state != null && (state.bounce() != null || state.attempt() > FIRST_ATTEMPT);
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
