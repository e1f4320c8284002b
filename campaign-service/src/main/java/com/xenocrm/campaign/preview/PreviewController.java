package com.xenocrm.campaign.preview;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.audience.Customer;
import com.xenocrm.campaign.dispatch.TestSends;
import com.xenocrm.campaign.template.MessageTemplate;
import com.xenocrm.campaign.template.Rendered;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Shows a message as somebody would get it, and sends it to whoever asks, for a try. */
@RestController
class PreviewController {

    private final SampleCustomers samples;
    private final TestSends testSends;

    PreviewController(SampleCustomers samples, TestSends testSends) {
        this.samples = samples;
        this.testSends = testSends;
    }

    @PostMapping("/api/campaigns/preview")
    Envelope<PreviewView> preview(@RequestBody PreviewRequest request) {
        return Envelope.of("Preview", view(request));
    }

    @PostMapping("/api/campaigns/test-send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<TestView> testSend(@RequestBody PreviewRequest request, Caller caller) {
        PreviewView preview = view(request);
        if (caller.email() == null) {
            throw Refusal.conflict("CALLER_WITHOUT_EMAIL", "You have no email address to send it to");
        }
        if (preview.message() == null) {
            throw Refusal.conflict("MESSAGE_UNSENDABLE", "For this customer there is nothing to send");
        }
        String id = testSends.send(caller.userId(), caller.email(), preview.message());
        return Envelope.of(
                "Sent to " + caller.email(), new TestView(id, caller.email(), preview.message(), preview.customer()));
    }

    private PreviewView view(PreviewRequest request) {
        MessageTemplate template = request.checkedTemplate();
        Customer customer = samples.customer(request);
        return switch (template.render(customer)) {
            case Rendered.Message(String text) -> new PreviewView(text, null, customer);
            case Rendered.Unsendable(String reason) -> new PreviewView(null, reason, customer);
        };
    }

    /**
     * @param message null when nothing would be sent
     * @param reason why nothing would be sent
     */
    record PreviewView(@Nullable String message, @Nullable String reason, Customer customer) {}

    record TestView(String communicationId, String email, String message, Customer customer) {}
}
