package com.xenocrm.ai.rules;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import com.xenocrm.ai.grammar.Reading;
import com.xenocrm.ai.grammar.RuleReader;
import com.xenocrm.ai.rules.RuleAnswer.Rules;
import com.xenocrm.campaignkit.rule.Rule;
import com.xenocrm.campaignkit.rule.RuleParser;
import com.xenocrm.campaignkit.rule.RuleWords;

@RestController
class RuleController {

    private final MatchingCustomers customers;

    RuleController(MatchingCustomers customers) {
        this.customers = customers;
    }

    @PostMapping({"/api/ai/rules", "/api/ai/generate-rules"})
    RuleAnswer read(@RequestBody RuleRequest request) {
        return RuleAnswer.of(rules(RuleReader.read(request.words())));
    }

    private Rules rules(Reading reading) {
        JsonNode rules = reading.rules();
        if (rules == null) {
            return new Rules(null, null, null, reading.notExpressed(), "template");
        }
        Rule rule = RuleParser.parse(rules);
        return new Rules(rules, RuleWords.of(rule), customers.count(rule), reading.notExpressed(), "template");
    }
}
