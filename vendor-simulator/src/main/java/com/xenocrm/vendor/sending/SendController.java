package com.xenocrm.vendor.sending;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.vendor.outcome.DeliveryOutcomes;

@RestController
class SendController {

    private final MessagePublisher publisher;
    private final DeliveryOutcomes outcomes;

    SendController(MessagePublisher publisher, DeliveryOutcomes outcomes) {
        this.publisher = publisher;
        this.outcomes = outcomes;
    }

    @PostMapping("/api/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<AcceptedMessage> send(@RequestBody SendRequest request) {
        Communication communication = request.communication();
        publisher.publish(List.of(new CommunicationRequested(List.of(communication))));
        return Envelope.of(
                "The vendor has accepted the message",
                new AcceptedMessage(outcomes.of(communication.communicationId(), communication.attempt())
                        .vendorMessageId()));
    }
}
