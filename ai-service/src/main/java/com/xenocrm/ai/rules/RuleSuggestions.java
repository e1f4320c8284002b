package com.xenocrm.ai.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.grammar.DescriptionParser;
import com.xenocrm.ai.grammar.ParsedDescription;
import com.xenocrm.ai.model.LanguageModel;
import com.xenocrm.ai.model.ModelResult;
import com.xenocrm.ai.model.PersonalDataMask;
import com.xenocrm.ai.model.Prompt;
import com.xenocrm.ai.rules.RuleAnswer.Rules;
import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.campaigndata.rule.RuleWords;

/**
 * Suggests rules for a description. The grammar reads it first. The model is asked for the parts that are left and can
 * only add conditions, so it never changes the grammar's rule and never widens the audience.
 */
@Component
class RuleSuggestions {

    private static final Prompt PROMPT = Prompt.of("rules", 1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LanguageModel model;
    private final MatchingCustomers customers;

    RuleSuggestions(LanguageModel model, MatchingCustomers customers) {
        this.model = model;
        this.customers = customers;
    }

    Rules to(String description, String userId) {
        ParsedDescription reading = DescriptionParser.read(description);
        List<UnparsedPart> parts =
                reading.unknown().stream().map(UnparsedPart::new).toList();
        if (parts.isEmpty() || !reading.joinedByAnd()) {
            return rules(reading.rules(), reading.notExpressed(), "template");
        }
        return model.ask(userId, PROMPT, shown(parts), answer -> checked(answer, parts))
                .map(said -> rules(
                        joined(reading.rules(), said),
                        Stream.concat(
                                        reading.unsayable().stream(),
                                        IntStream.range(0, parts.size())
                                                .filter(part -> !said.containsKey(part))
                                                .mapToObj(
                                                        part -> parts.get(part).words()))
                                .toList(),
                        "model"))
                .orElseGet(() -> rules(reading.rules(), reading.notExpressed(), "template"));
    }

    static Map<String, Object> shown(List<UnparsedPart> parts) {
        return Map.of(
                "parts",
                parts.stream()
                        .map(part -> PersonalDataMask.without(part.words()))
                        .toList());
    }

    /** Returns the conditions by part; one invalid condition rejects the whole answer. */
    private ModelResult<Map<Integer, JsonNode>> checked(JsonNode answer, List<UnparsedPart> parts) {
        Map<Integer, JsonNode> conditions = new TreeMap<>();
        for (JsonNode said : answer.path("conditions")) {
            int part = said.path("part").asInt(-1);
            Optional<JsonNode> condition = part >= 0 && part < parts.size()
                    ? parts.get(part).condition(said).filter(customers::know)
                    : Optional.empty();
            if (condition.isEmpty()) {
                return ModelResult.refused("invented_condition");
            }
            conditions.put(part, condition.get());
        }
        return conditions.isEmpty() ? ModelResult.refused("nothing_added") : new ModelResult.Accepted<>(conditions);
    }

    private static JsonNode joined(@Nullable JsonNode read, Map<Integer, JsonNode> said) {
        List<JsonNode> all = new ArrayList<>();
        Stream.ofNullable(read).forEach(all::add);
        all.addAll(said.values());
        return all.size() == 1 ? all.getFirst() : JSON.valueToTree(Map.of("all", all));
    }

    private Rules rules(@Nullable JsonNode rules, List<String> notExpressed, String source) {
        if (rules == null) {
            return new Rules(null, null, null, notExpressed, source);
        }
        Rule rule = RuleParser.parse(rules);
        return new Rules(rules, RuleWords.of(rule), customers.count(rule), notExpressed, source);
    }
}
