package com.xenocrm.webhook.sending;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.security.Sha256;
import com.xenocrm.webhook.vendor.VendorAnswer;
import com.xenocrm.webhook.vendor.VendorClient;

/** Posts communications in one request. */
class WebhookDelivery {

    private final VendorClient vendor;
    private final VendorResults results;
    private final JsonMapper json;
    private final boolean batches;

    /** @param batches whether a request holds a list, even of one */
    WebhookDelivery(VendorClient vendor, VendorResults results, JsonMapper json, boolean batches) {
        this.vendor = vendor;
        this.results = results;
        this.json = json;
        this.batches = batches;
    }

    /** Returns the receipts of the outcomes that are known at once; empty if the vendor refuses a batch as a whole. */
    Optional<List<Receipt>> send(List<Communication> communications) {
        VendorAnswer answer = vendor.post(key(communications), body(communications));
        if (answer.isTaken()) {
            return Optional.of(results.receipts(communications, answer.body()));
        }
        return communications.size() > 1
                ? Optional.empty()
                : Optional.of(List.of(results.refused(communications.getFirst(), answer.reason())));
    }

    private String key(List<Communication> communications) {
        if (!batches) {
            return communications.getFirst().attemptId();
        }
        String ids = communications.stream().map(Communication::attemptId).collect(Collectors.joining("\n"));
        return "batch_" + Sha256.hex(ids);
    }

    private String body(List<Communication> communications) {
        List<VendorMessage> messages =
                communications.stream().map(VendorMessage::of).toList();
        return json.writeValueAsString(batches ? messages : messages.getFirst());
    }
}
