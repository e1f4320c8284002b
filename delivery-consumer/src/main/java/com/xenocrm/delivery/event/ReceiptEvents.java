package com.xenocrm.delivery.event;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.xenocrm.campaigndata.communication.AttemptTime;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.campaigndata.outcome.BounceType;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;

/**
 * Applies receipts and then publishes what the log says of their communications. A repetition publishes the same events again,
 * also after a crash between the two.
 */
public final class ReceiptEvents implements Consumer<List<DeliveryReceiptReceived>> {

    private static final EventType[] TYPES = {
        EventType.COMMUNICATION_FAILED, EventType.COMMUNICATION_BOUNCED, EventType.COMMUNICATION_COMPLAINED
    };

    private final Consumer<List<DeliveryReceiptReceived>> receipts;
    private final ReceiptTransitions log;
    private final CommunicationEvents events;

    /** @param receipts applies receipts */
    public ReceiptEvents(
            Consumer<List<DeliveryReceiptReceived>> receipts, ReceiptTransitions log, CommunicationEvents events) {
        this.receipts = receipts;
        this.log = log;
        this.events = events;
    }

    @Override
    public void accept(List<DeliveryReceiptReceived> messages) {
        receipts.accept(messages);
        List<Receipt> reports = messages.stream()
                .flatMap(message -> message.receipts().stream())
                .filter(ReceiptEvents::isReport)
                .toList();
        if (!reports.isEmpty() && events.include(TYPES)) {
            Map<String, CommunicationState> states =
                    log.states(reports.stream().map(Receipt::communicationId).toList());
            events.publish(reports.stream()
                    .flatMap(receipt -> Stream.ofNullable(states.get(receipt.communicationId()))
                            .flatMap(state -> events(receipt, state)))
                    .distinct()
                    .toList());
        }
    }

    private static boolean isReport(Receipt receipt) {
        return receipt.status() == DeliveryStatus.FAILED || receipt.reason() != null;
    }

    private static Stream<Event> events(Receipt receipt, CommunicationState state) {
        return Stream.of(failed(receipt, state), returned(receipt, state), complained(receipt, state))
                .flatMap(events -> events);
    }

    private static Stream<Event> failed(Receipt receipt, CommunicationState state) {
        return receipt.status() == DeliveryStatus.FAILED
                        && state.status() == CommunicationStatus.FAILED
                        && state.timeOf(receipt).attempt() == state.attempt()
                ? Stream.of(event(EventType.COMMUNICATION_FAILED, "#" + state.attempt(), receipt, state))
                : Stream.empty();
    }

    /** Events of bounces of this receipt that the log has recorded. */
    private static Stream<Event> returned(Receipt receipt, CommunicationState state) {
        AttemptTime recorded = BounceType.of(receipt.reason()) == BounceType.HARD ? state.bounce() : state.softBounce();
        return recorded != null
                        && !BounceType.of(receipt.reason()).isObjection()
                        && recorded.attempt() == state.timeOf(receipt).attempt()
                ? Stream.of(event(EventType.COMMUNICATION_BOUNCED, "#" + recorded.attempt(), receipt, state))
                : Stream.empty();
    }

    private static Stream<Event> complained(Receipt receipt, CommunicationState state) {
        return BounceType.of(receipt.reason()) == BounceType.COMPLAINT
                        && state.objections().complainedAt() != null
                ? Stream.of(event(EventType.COMMUNICATION_COMPLAINED, "", receipt, state))
                : Stream.empty();
    }

    private static Event event(EventType type, String which, Receipt receipt, CommunicationState state) {
        return Event.once(
                type,
                state.id() + which,
                receipt.occurredAt(),
                EventData.ofCommunication(state.id(), state.timeOf(receipt).attempt(), receipt.reason()));
    }
}
