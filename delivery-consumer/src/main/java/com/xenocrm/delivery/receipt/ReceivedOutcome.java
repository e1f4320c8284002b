package com.xenocrm.delivery.receipt;

import java.util.Optional;

import com.xenocrm.campaigndata.communication.AttemptTime;
import com.xenocrm.campaigndata.communication.BounceLog.Outcome;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.outcome.BounceType;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/** Receipt with the state of its communication, to which it is already applied. */
record ReceivedOutcome(Receipt receipt, CommunicationState state) {

    /** Returns the attempt and time; a bounce without an attempt is about the attempt that bounced before. */
    AttemptTime at() {
        AttemptTime at = state.timeOf(receipt);
        return receipt.attempt() == null && isBounce() && state.bounce() != null
                ? new AttemptTime(state.bounce().attempt(), at.at())
                : at;
    }

    Outcome toLog() {
        return new Outcome(state.id(), at());
    }

    boolean isLaterSuccess() {
        return state.success() != null && at().compareTo(state.success()) > 0;
    }

    boolean isFirstObjection() {
        return switch (type()) {
            case COMPLAINT -> state.objections().complainedAt() == null;
            case UNSUBSCRIPTION -> state.objections().unsubscribedAt() == null;
            case HARD, SOFT -> false;
        };
    }

    boolean isBounce() {
        return type() == BounceType.HARD && state.bouncesByEmail();
    }

    /** Returns whether the e-mail was not delivered for a reason that may pass. */
    boolean isSoftBounce() {
        return type() == BounceType.SOFT
                && receipt.status() == DeliveryStatus.FAILED
                && !RetryPolicy.isTransient(receipt.reason())
                && state.countsSoftBounces();
    }

    boolean isFirstSoftBounce() {
        return state.softBounce() == null;
    }

    boolean countsAgainstAddress() {
        return BounceType.isSoftBounce(receipt.reason());
    }

    String customerId() {
        return state.id().substring(state.id().indexOf(':') + 1);
    }

    /**
     * Returns whether the bounce suppresses the address: no success followed, and it is the first one of its attempt, or
     * came after a success that lifted the one before.
     */
    boolean suppresses() {
        AttemptTime known = state.bounce();
        boolean isNew = known == null
                || at().attempt() > known.attempt()
                || (at().compareTo(known) > 0 && state.isSentSince(known));
        return isNew && !state.isSentSince(at());
    }

    /** Returns the suppression of the recipient's address; empty if it was erased. */
    Optional<Suppression> suppression() {
        return Optional.ofNullable(state.email()).map(email -> switch (type()) {
            case COMPLAINT -> Suppression.complained(email, state.id(), receipt.occurredAt());
            case UNSUBSCRIPTION -> Suppression.unsubscribed(email, state.id(), receipt.occurredAt());
            case HARD, SOFT -> Suppression.bounced(email, state.id(), receipt.occurredAt());
        });
    }

    private BounceType type() {
        return BounceType.of(receipt.reason());
    }
}
