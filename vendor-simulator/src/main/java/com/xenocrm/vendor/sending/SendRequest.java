package com.xenocrm.vendor.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/** Message in a request to the vendor's HTTP API. */
record SendRequest(
        @JsonAlias("campaign_id") @Nullable String campaignId,
        @JsonAlias("customer_id") @Nullable String customerId,
        @Nullable String message,
        @JsonAlias("communication_id") @Nullable String communicationId) {

    private static final int LONGEST_MESSAGE = 4_096;
    private static final Pattern ID = Pattern.compile("[!-~]{1,95}");
    private static final Pattern COMMUNICATION_ID = Pattern.compile("[!-~]{1,191}");

    /** Returns the communication; refuses the request if a field is missing or malformed. */
    Communication communication() {
        List<FieldProblem> problems = new ArrayList<>();
        String campaign = checked("campaignId", campaignId, ID, problems);
        String customer = checked("customerId", customerId, ID, problems);
        String text = message == null ? "" : message.strip();
        if (text.isEmpty() || text.length() > LONGEST_MESSAGE) {
            problems.add(new FieldProblem("message", "must be a text of 1 to 4096 characters"));
        }
        String id = communicationId == null
                ? campaign + ":" + customer
                : checked("communicationId", communicationId, COMMUNICATION_ID, problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return new Communication(id, campaign, customer, "", text);
    }

    private static String checked(
            String field, @Nullable String value, Pattern wellFormed, List<FieldProblem> problems) {
        if (value == null || !wellFormed.matcher(value).matches()) {
            problems.add(new FieldProblem(
                    field,
                    value == null ? "is required" : "must be ASCII characters without spaces, and not too many"));
            return "";
        }
        return value;
    }
}
