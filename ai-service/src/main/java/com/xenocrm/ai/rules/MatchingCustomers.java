package com.xenocrm.ai.rules;

import java.time.Clock;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.xenocrm.campaignkit.rule.Rule;
import com.xenocrm.campaignkit.rule.RuleCompiler;
import com.xenocrm.contracts.Collections;

/** How many customers a rule matches now, by the query that a launch would use. Reads only. */
@Repository
class MatchingCustomers {

    private final MongoOperations mongo;
    private final Clock clock;

    MatchingCustomers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    long count(Rule rule) {
        return mongo.getCollection(Collections.CUSTOMERS).countDocuments(RuleCompiler.compile(rule, clock.instant()));
    }
}
