package com.xenocrm.ai.rules;

import java.time.Clock;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleCompiler;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;

import static com.mongodb.client.model.Filters.exists;

/** Counts the customers that a rule matches now, by the query of a launch. Reads only. */
@Repository
class MatchingCustomers {

    private final MongoOperations mongo;
    private final Clock clock;

    MatchingCustomers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns true for a field of all customers and for an attribute that a customer has. */
    boolean know(JsonNode condition) {
        String field = condition.path("field").asString("");
        return !field.startsWith(CustomerFields.ATTRIBUTES + ".")
                || mongo.getCollection(CollectionNames.CUSTOMERS)
                                .find(exists(field))
                                .first()
                        != null;
    }

    long count(Rule rule) {
        return mongo.getCollection(CollectionNames.CUSTOMERS)
                .countDocuments(RuleCompiler.compile(rule, clock.instant()));
    }
}
