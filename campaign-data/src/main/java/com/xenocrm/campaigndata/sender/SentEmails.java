package com.xenocrm.campaigndata.sender;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/** Attempts that email-sender has made, found by the token in their headers. */
public final class SentEmails {

    /** Field of the attempt's token. */
    public static final String TOKEN = "token";

    private final MongoOperations mongo;

    public SentEmails(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the attempts with these tokens, by token; unknown tokens are absent. */
    public Map<String, SentEmail> withTokens(Collection<String> tokens) {
        Map<String, SentEmail> found = new HashMap<>();
        if (!tokens.isEmpty()) {
            mongo.getCollection(CollectionNames.EMAIL_ATTEMPTS)
                    .find(in(TOKEN, tokens))
                    .projection(include(TOKEN))
                    .forEach(attempt -> found.put(attempt.getString(TOKEN), SentEmail.of(attempt.getString("_id"))));
        }
        return found;
    }

    /** Attempt to send an e-mail. */
    public record SentEmail(String communicationId, int attempt) {

        private static SentEmail of(String attemptId) {
            int number = attemptId.lastIndexOf('#');
            return new SentEmail(attemptId.substring(0, number), Integer.parseInt(attemptId.substring(number + 1)));
        }
    }
}
