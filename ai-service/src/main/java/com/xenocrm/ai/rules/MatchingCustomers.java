package com.xenocrm.ai.rules;

import java.time.Clock;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaignkit.rule.Rule;
import com.xenocrm.campaignkit.rule.RuleCompiler;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;

import static com.mongodb.client.model.Filters.exists;

/** How many customers a rule matches now, by the query that a launch would use. Reads only. */
@Repository
class MatchingCustomers {

    private final MongoOperations mongo;
    private final Clock clock;

    MatchingCustomers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Whether any customer has what a condition asks for; the fields that all have are known anyway. */
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
