package com.xenocrm.delivery.receipt;

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
import com.xenocrm.campaigndata.communication.BounceType;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.communication.CommunicationState.Bounce;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/**
 * Suppresses addresses after hard bounces of their channel and complaints; a success that is not older lifts a bounce. The address is
 * suppressed before the log records the reason, so a crash in between repeats the suppression, while a repeated receipt
 * does not suppress a released address again.
 */
class AddressSuppression {

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
     * @param corrected whether any success corrected a failure
     */
    void apply(List<Receipt> receipts, Map<String, CommunicationState> before, boolean corrected) {
        List<Receipt> reports = receipts.stream()
                .flatMap(receipt -> report(receipt, before.get(receipt.communicationId())))
                .toList();
        Set<String> touched =
                reports.stream().map(Receipt::communicationId).collect(Collectors.toCollection(HashSet::new));
        receipts.stream()
                .filter(receipt -> mayLift(receipt, before.get(receipt.communicationId()), corrected))
                .map(Receipt::communicationId)
                .forEach(touched::add);
        if (!touched.isEmpty()) {
            suppress(reports, log.states(touched));
            lift(log.states(touched).values());
        }
    }

    /** Returns a bounce or complaint that is not yet recorded, with its attempt. */
    private static Stream<Receipt> report(Receipt receipt, @Nullable CommunicationState before) {
        if (before == null || receipt.status() == DeliveryStatus.SUPPRESSED) {
            return Stream.empty();
        }
        Receipt report = receipt.ofAttempt(Objects.requireNonNullElse(receipt.attempt(), before.attempt()));
        return switch (BounceType.of(receipt.reason())) {
            case SOFT -> Stream.empty();
            case COMPLAINT -> before.complainedAt() == null ? Stream.of(report) : Stream.empty();
            case HARD -> {
                Bounce recorded = before.bounce();
                yield before.bouncesByEmail()
                                && (recorded == null
                                        || (receipt.attempt() != null && recorded.attempt() < receipt.attempt()))
                        ? Stream.of(report)
                        : Stream.empty();
            }
        };
    }

    /**
     * Returns whether the receipt may lift a bounce. This includes repeated receipts, as the service may have stopped
     * between updating the log and lifting the bounce.
     */
    private static boolean mayLift(Receipt receipt, @Nullable CommunicationState before, boolean corrected) {
        if (before == null) {
            return false;
        }
        return receipt.status() == DeliveryStatus.SENT
                ? before.bounce() != null || (corrected && before.status() != CommunicationStatus.SENT)
                : BounceType.of(receipt.reason()) == BounceType.HARD;
    }

    private void suppress(List<Receipt> reports, Map<String, CommunicationState> states) {
        if (!reports.isEmpty()) {
            suppressions.add(reports.stream()
                    .flatMap(report -> suppression(report, states.get(report.communicationId())))
                    .toList());
            bounces.add(reports);
        }
    }

    private static Stream<Suppression> suppression(Receipt report, @Nullable CommunicationState state) {
        if (state == null || state.email() == null) {
            return Stream.empty();
        }
        if (BounceType.of(report.reason()) == BounceType.COMPLAINT) {
            return Stream.of(Suppression.complained(state.email(), state.id(), report.occurredAt()));
        }
        return state.isSentSince(report.occurredAt())
                ? Stream.empty()
                : Stream.of(Suppression.bounced(state.email(), state.id(), report.occurredAt()));
    }

    private void lift(Collection<CommunicationState> states) {
        suppressions.liftBounces(states.stream()
                .filter(state -> state.email() != null
                        && state.bounce() != null
                        && state.isSentSince(state.bounce().at()))
                .collect(Collectors.toMap(CommunicationState::id, state -> Objects.requireNonNull(state.email()))));
    }
}
