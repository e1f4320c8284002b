package com.xenocrm.campaign.preview;

import java.time.Clock;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.web.Refusal;

/** Finds the customer for a preview or a test send. */
@Component
class SampleCustomers {

    private final Audiences audiences;
    private final Clock clock;

    SampleCustomers(Audiences audiences, Clock clock) {
        this.audiences = audiences;
        this.clock = clock;
    }

    /** Returns the requested customer, the first one of the requested audience, or a sample customer. */
    Customer customer(PreviewRequest request) {
        if (request.customerId() != null) {
            return audiences
                    .find(request.customerId())
                    .map(Customer::of)
                    .orElseThrow(() -> Refusal.notFound("CUSTOMER_NOT_FOUND", "There is no such customer"));
        }
        if (RuleParser.isAbsent(request.rules())) {
            return MessageTemplate.SAMPLE;
        }
        return audiences.after(null, RuleParser.parse(request.rules()), clock.instant(), 1).stream()
                .findFirst()
                .orElse(MessageTemplate.SAMPLE);
    }
}
