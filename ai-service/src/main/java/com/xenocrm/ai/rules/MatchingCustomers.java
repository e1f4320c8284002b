package com.xenocrm.ai.rules;

import java.time.Clock;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleCompiler;
import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.audience.QueryField;

import static com.mongodb.client.model.Filters.exists;

/** Counts the customers that a rule matches now, by the query of a launch. Reads only. */
@Repository
class MatchingCustomers {

    private final CustomerQueries customers;
    private final Clock clock;

    MatchingCustomers(MongoOperations mongo, Clock clock) {
        this.customers = new CustomerQueries(mongo);
        this.clock = clock;
    }

    /** Returns true for a field of all customers and for an attribute that a customer has. */
    boolean know(JsonNode condition) {
        String field = condition.path("field").asString("");
        return !field.startsWith(QueryField.ATTRIBUTES.path() + ".") || customers.anyMatch(exists(field));
    }

    long count(Rule rule) {
        return customers.count(RuleCompiler.compile(rule, clock.instant()));
    }
}
